#!/bin/busybox sh
# Second program of the guest: prepares the system, runs the smoke of the bench, and switches the guest off.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
/bin/busybox mount -t devtmpfs devtmpfs /dev
/bin/busybox mount -t tmpfs tmpfs /tmp
/bin/busybox mount -t tmpfs tmpfs /run
/bin/busybox ip link set lo up
echo "guest: up after $(/bin/busybox cut -d' ' -f1 /proc/uptime) s"
# The kernel passes its unknown parameters on in the environment.
node /suite/dist/test/air/smoke.js "$air_only"
echo "guest: smoke ended with exit code $?"
/bin/busybox poweroff -f
