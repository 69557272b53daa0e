#!/bin/sh
# Boots the guest and runs the smoke of the bench in it: 802.11 by mac80211_hwsim, QEMU without KVM, no network. Prints one
# plain line and succeeds where QEMU or Debian's packages cannot be had. PROVTCK_AIR_ONLY is a regular expression without
# blanks for the names of the tests that it runs. Usage: run.sh [folder]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
suite=$(cd "$here/../.." && pwd)
folder=${1:-$suite/node_modules/.cache/provtck-air}

missing=
for program in qemu-system-x86_64 apt-get dpkg-deb cpio; do
  command -v "$program" > /dev/null || missing="$missing $program"
done
if [ -n "$missing" ]; then
  echo "air: left out, because this machine has no$missing (apt install qemu-system-x86 cpio)"
  exit 0
fi
sh "$here/build-image.sh" "$folder" || { echo "air: left out, because Debian's packages could not be fetched"; exit 0; }

staged=$(mktemp -d)
trap 'rm -rf "$staged"' EXIT
(cd "$suite" && node_modules/.bin/tsc -p test/air/tsconfig.json --outDir "$staged/dist")
mkdir "$staged/node_modules"
cp -r "$suite/bin" "$suite/ledger" "$suite/package.json" "$staged"
cp "$here/early-init.sh" "$here/guest-init.sh" "$staged"

log=$staged/log
share() { echo "-virtfs local,path=$1,mount_tag=$2,security_model=none,readonly=on,multidevs=remap"; }
# shellcheck disable=SC2046
timeout "${PROVTCK_AIR_LIMIT:-480}" qemu-system-x86_64 -M q35 -accel tcg -cpu max -m 1024 -nodefaults -no-reboot \
  -display none -nic none -serial stdio -kernel "$folder/vmlinuz" -initrd "$folder/initramfs.gz" \
  -append "console=ttyS0 quiet loglevel=1 air_only=${PROVTCK_AIR_ONLY:-.}" $(share "$folder/root" root) $(share "$staged" suite) \
  $(share "$suite/node_modules" modules) < /dev/null | sed -u 's|\r$||' | tee "$log"
grep -q '^guest: smoke ended with exit code 0' "$log"
