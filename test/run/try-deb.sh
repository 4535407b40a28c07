#!/usr/bin/env bash
# Installs the .deb of dist/, opens a draft with it as an ordinary user and as a double-click would, and removes it again. For root, on a
# machine without Galley; needs xvfb, xdotool, xdg-utils, gio and xprop. With a folder as its argument, pictures are left there (scrot).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
pictures=${1:-}
deb=$(ls dist/*.deb)
user=galley-trial
work=$(mktemp -d)
display=:87

fail() {
  echo "$1" >&2
  exit 1
}

clean() {
  ps -u "$user" -o pid= 2>/dev/null | xargs -r kill -KILL 2>/dev/null || true
  [ -z "${screen:-}" ] || kill "$screen" 2>/dev/null || true
  apt-get remove -y -qq galley >/dev/null 2>&1 || true
  userdel -r "$user" 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT

useradd --create-home "$user"
apt-get install -y -qq "./$deb" >/dev/null
if [ -n "${GALLEY_SQLITE_ADDON_FOR_33:-}" ]; then
  # the addon for the runtime of this machine, which ../shared/electron/env.sh has built
  install -m 644 "$GALLEY_SQLITE_ADDON_FOR_33" /opt/Galley/resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node
fi

Xvfb $display -screen 0 1366x768x24 >/dev/null 2>&1 &
screen=$!
# as on a desktop: without one, xdg-open asks file(1), which looks at what a file holds and not at how it is called
as_user() { runuser -u "$user" -- env -i HOME="/home/$user" PATH="$PATH" DISPLAY=$display LANG=C.UTF-8 XDG_CURRENT_DESKTOP=GNOME "$@"; }
with_keys() { DISPLAY=$display xdotool "$@"; }
picture() { [ -z "$pictures" ] || DISPLAY=$display scrot --overwrite "$pictures/$1.png"; }
# Prints the one window with this title, once it is there.
window() { timeout 25 env DISPLAY=$display xdotool search --sync --onlyvisible --name "$1" | head -1; }

draft=/home/$user/spring.galley.json
sed 's/"name": "Win back"/"name": "Spring trial"/' resources/samples/win-back.galley.json >"$draft"
chown "$user" "$draft"

kind=$(as_user xdg-mime query filetype "$draft")
[ "$kind" = application/x-galley-draft ] || fail "A draft counts as $kind."
program=$(as_user xdg-mime query default application/x-galley-draft)
[ "$program" = galley-desktop.desktop ] || fail "Drafts are opened by '$program'."
dpkg -L galley | grep -q '/bin/galley$' && fail 'The window took the name of the command line.'

as_user xdg-open "$draft" >"$work/log" 2>&1 &
opened=$(window 'Spring trial – Galley') || { picture failed; fail "The draft was not opened. $(cat "$work/log")"; }
class=$(DISPLAY=$display xprop -id "$opened" WM_CLASS)
# an older Electron, as a runtime for development may be, takes the name of the app
[[ $class == *galley-desktop* || -n "${GALLEY_SQLITE_ADDON_FOR_33:-}" ]] || fail "The desktop does not know whose window this is: $class"
DISPLAY=$display xprop -id "$opened" -len 64 _NET_WM_ICON | grep -q CARDINAL || fail "The window has no icon."
sleep 2
picture opened

with_keys windowfocus --sync "$opened" key alt+h
sleep 1
with_keys key Up key Return
window 'About' >/dev/null || { picture failed; fail 'There is no About.'; }
sleep 1
picture about
with_keys key Escape
with_keys windowfocus --sync "$opened" key ctrl+q
for _ in $(seq 60); do pgrep -u "$user" galley-desktop >/dev/null || break; sleep 1; done
pgrep -u "$user" galley-desktop >/dev/null && fail 'Ctrl+Q did not end it.'

apt-get remove -y -qq galley >/dev/null
[ ! -e /opt/Galley ] || fail 'The package left files in /opt/Galley.'
command -v galley-desktop >/dev/null && fail 'The package left its program on the path.'
echo "ok: $deb was installed, opened a draft, said what it is, and was removed."
