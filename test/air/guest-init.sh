#!/bin/busybox sh
# First program of the guest: loads the modules, prepares the system, runs the tests, and switches the guest off.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
/bin/busybox mount -t devtmpfs devtmpfs /dev
/bin/busybox mount -t tmpfs tmpfs /tmp
/bin/busybox mount -t tmpfs tmpfs /run
for module in /modules/*; do
  case $module in
    *mac80211_hwsim*) /bin/busybox insmod "$module" radios=5 ;;
    *) /bin/busybox insmod "$module" ;;
  esac
done
/bin/busybox ip link set lo up
echo "guest: up after $(/bin/busybox cut -d' ' -f1 /proc/uptime) s"
# The kernel passes its unknown parameters on in the environment.
case $air_scenarios$air_only in
  PROV-*) ;;
  *) node /suite/dist/test/air/smoke.js "$air_only" ;;
esac
echo "guest: smoke ended with exit code $?"
node /suite/dist/test/air/use-examples.js "$air_only" "$air_scenarios"
echo "guest: use examples ended with exit code $?"
/bin/busybox poweroff -f
