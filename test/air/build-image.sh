#!/bin/sh
# Builds what the air test boots, from Debian's packages: a kernel, and an archive that is the root of the guest. Needs
# apt-get, dpkg-deb and cpio; no privileges. Usage: build-image.sh <folder>
set -eu
folder=$1
root=$folder/root
packages=$folder/packages

[ -e "$folder/root.cpio" ] && exit 0
rm -rf "$folder"
mkdir -p "$root" "$packages"

# The package linux-image-amd64 only depends on the current kernel.
kernel=$(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: //p' | head -n 1)
wanted='hostapd wpasupplicant iw tcpdump iproute2 wireless-regdb libstdc++6 libc-bin busybox-static'
all=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
  --no-enhances --no-pre-depends $wanted | grep '^[a-z0-9]' | sort -u)
# What only configures an installed system is not needed to run the programs.
all=$(echo "$all" | grep -Ev '^(debconf|cdebconf|adduser|passwd|perl|dpkg|tar|systemd|sysvinit|init|lsb|login|mount|dbus|openssl|util-linux|gcc-12)' || true)
(cd "$packages" && apt-get download -qq -o APT::Sandbox::User=root $all "$kernel")

for package in "$packages"/*.deb; do
  case $package in
    */linux-image-*) dpkg-deb -x "$package" "$folder/kernel" ;;
    *) dpkg-deb -x "$package" "$root" ;;
  esac
done
rm -rf "$packages" "$root/usr/share/doc" "$root/usr/share/man" "$root/usr/share/locale"
for name in bin sbin lib lib64; do
  [ -e "$root/$name" ] && [ ! -L "$root/$name" ] || continue
  mkdir -p "$root/usr/$name"
  cp -a "$root/$name/." "$root/usr/$name/"
  rm -rf "${root:?}/$name"
  ln -s "usr/$name" "$root/$name"
done
mkdir -p "$root/proc" "$root/sys" "$root/dev" "$root/run" "$root/tmp" "$root/etc" "$root/modules"
cp -L "$(command -v node)" "$root/usr/bin/node"
echo 'root:x:0:0:root:/:/bin/sh' > "$root/etc/passwd"
echo 'root:x:0:' > "$root/etc/group"
ln -sf busybox "$root/usr/bin/udhcpc"
[ -e "$root/usr/bin/sh" ] || ln -sf busybox "$root/usr/bin/sh"

cp "$folder"/kernel/boot/vmlinuz-* "$folder/vmlinuz"
modules=$(echo "$folder"/kernel/lib/modules/*)
"$root/bin/busybox" depmod -b "$folder/kernel" "$(basename "$modules")"
for name in regulatory.db regulatory.db.p7s; do
  mv "$root/usr/lib/firmware/$name-debian" "$root/usr/lib/firmware/$name"
done
# The modules in the order of their dependencies, each under a number.
number=10
place() {
  for dependency in $(sed -n "s|^\(.*/\)\{0,1\}$1\.ko: *||p" "$modules/modules.dep"); do
    dependencies="$dependency $dependencies"
  done
}
for module in mac80211_hwsim ccm cmac gcm ctr aes_generic arc4 af_packet; do
  file=$(cd "$modules" && find . -name "$module.ko" | head -n 1 | sed 's|^\./||')
  [ -n "$file" ] || continue
  dependencies=
  place "$module"
  for each in $dependencies "$file"; do
    name=$(basename "$each")
    ls "$root/modules" | grep -q "^[0-9]*-$name$" && continue
    cp "$modules/$each" "$root/modules/$number-$name"
    number=$((number + 1))
  done
done
(cd "$root" && find . | cpio -o -H newc -R 0:0 --quiet) > "$folder/root.cpio.part"
rm -rf "$folder/kernel" "$root"
mv "$folder/root.cpio.part" "$folder/root.cpio"
