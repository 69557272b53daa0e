#!/bin/busybox sh
# First program of the guest: loads the modules, mounts the root over 9p, and passes on to guest-init.sh.
/bin/busybox mkdir -p /proc
/bin/busybox mount -t proc proc /proc
for module in /modules/*; do
  case $module in
    *mac80211_hwsim*) /bin/busybox insmod "$module" radios=5 ;;
    *) /bin/busybox insmod "$module" ;;
  esac
done
share() {
  /bin/busybox mount -t 9p -o ro,trans=virtio,version=9p2000.L,cache=loose,msize=262144 "$1" "$2"
}
share root /root && share suite /root/suite && share modules /root/suite/node_modules || /bin/busybox poweroff -f
exec /bin/busybox switch_root /root /bin/busybox sh /suite/guest-init.sh
