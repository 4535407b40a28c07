# Presses AltGr and a key on the window in front, as on a keyboard of this layout: press-altgr.ps1 0000041D 2
param([string]$Layout, [string]$Key)
$ErrorActionPreference = 'Stop'
Add-Type -Namespace Galley -Name Keyboard -MemberDefinition @'
[DllImport("user32.dll", CharSet = CharSet.Unicode)] public static extern IntPtr LoadKeyboardLayout(string id, uint flags);
[DllImport("user32.dll")] public static extern IntPtr GetForegroundWindow();
[DllImport("user32.dll")] public static extern bool PostMessage(IntPtr window, uint message, IntPtr a, IntPtr b);
[DllImport("user32.dll")] public static extern void keybd_event(byte key, byte scan, uint flags, UIntPtr extra);
'@
$extended = 1
$up = 2
$rightAlt = 0xA5
$languageChange = 0x50
$loaded = [Galley.Keyboard]::LoadKeyboardLayout($Layout, 1)
[void][Galley.Keyboard]::PostMessage([Galley.Keyboard]::GetForegroundWindow(), $languageChange, [IntPtr]::Zero, $loaded)
Start-Sleep -Milliseconds 500
# where a key is, not what it says: the layout turns that into a letter
$scan = @{ '2' = 0x03; 'Q' = 0x10 }[$Key]
$code = [byte][char]$Key
[Galley.Keyboard]::keybd_event($rightAlt, 0x38, $extended, [UIntPtr]::Zero)
[Galley.Keyboard]::keybd_event($code, $scan, 0, [UIntPtr]::Zero)
[Galley.Keyboard]::keybd_event($code, $scan, $up, [UIntPtr]::Zero)
[Galley.Keyboard]::keybd_event($rightAlt, 0x38, $extended -bor $up, [UIntPtr]::Zero)
