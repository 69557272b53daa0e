#!/bin/sh
# Boots the guest and runs the smoke of the bench and the use examples in it: 802.11 by mac80211_hwsim, QEMU without KVM,
# no network. Prints one plain line and succeeds where QEMU or Debian's packages cannot be had. PROVTCK_AIR_ONLY is a
# regular expression without blanks for the names of the tests and scenarios that it runs; where it begins with PROV-, the
# smoke is left out. PROVTCK_AIR_SCENARIOS are ids of other scenarios of the suite that run in their place, with commas
# between them. Usage: run.sh [folder]
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
guest=$staged/guest
mkdir -p "$guest/suite/node_modules"
cp "$here/guest-init.sh" "$guest/init"
(cd "$suite" && node_modules/.bin/tsc -p test/air/tsconfig.json --outDir "$guest/suite/dist")
cp -r "$suite/bin" "$suite/ledger" "$suite/features" "$suite/package.json" "$guest/suite"
# The packages that a user of the suite installs.
(cd "$suite" && npm ls --omit=dev --all --parseable | tail -n +2 | grep -v /node_modules/.*/node_modules/ | sed 's|.*/node_modules/||' | sort -u) |
  (cd "$suite/node_modules" && tar -c --exclude=typescript -T -) | tar -x -C "$guest/suite/node_modules"
(cat "$folder/root.cpio"; cd "$guest" && find . | cpio -o -H newc -R 0:0 --quiet) > "$staged/initrd"

# The clock of the guest counts instructions, 1 ns each, and jumps to the next timer while nothing runs. So the load of
# this machine changes no time that the guest sees, and waiting costs nothing.
log=$staged/log
timeout "${PROVTCK_AIR_LIMIT:-1200}" qemu-system-x86_64 -M q35 -accel tcg -cpu max -m 1536 -nodefaults -no-reboot \
  -icount shift=0,sleep=off -rtc clock=vm \
  -display none -nic none -serial stdio -kernel "$folder/vmlinuz" -initrd "$staged/initrd" \
  -append "console=ttyS0 quiet loglevel=3 air_only=${PROVTCK_AIR_ONLY:-.} air_scenarios=${PROVTCK_AIR_SCENARIOS:-}" < /dev/null | sed -u 's|\r$||' | tee "$log"
grep -q '^guest: smoke ended with exit code 0' "$log" && grep -q '^guest: use examples ended with exit code 0' "$log"
