# SPDX-License-Identifier: Apache-2.0
# 関所 収集スクリプト: この端末の設定を読み、一行のCSVに書きます。何も変えず、どこにも送りません。
#   powershell -NoProfile -ExecutionPolicy RemoteSigned -File collect.ps1 -Folder \\server\share\sekisho
# 管理者として動かすと、暗号化の状態も読めます。タスク スケジューラで毎日動かせます。
param([string]$Folder = ".")
Set-StrictMode -Version 2.0
$ErrorActionPreference = "Stop"

function Read-Registry([string]$Path, [string]$Name) {
    try { (Get-ItemProperty -Path $Path -Name $Name).$Name } catch { $null }
}

function Get-State($Value) {
    if ($null -eq $Value) { "不明" } elseif ($Value) { "働いている" } else { "働いていない" }
}

# すべてのリムーバブル記憶域クラス: すべてのアクセスを拒否 / リムーバブル ディスク: 書き込みアクセス権の拒否
$storage = "HKLM:\SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices"
$denyAll = Read-Registry $storage "Deny_All"
$denyWrite = Read-Registry "$storage\{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}" "Deny_Write"
$locked = ($denyAll -eq 1) -or ($denyWrite -eq 1)

# 対話型ログオン: スマート カードが必要
$card = Read-Registry "HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System" "ScForceOption"
$second = if ($null -eq $card) { $null } else { $card -eq 1 }

$encrypted = $null
try { $encrypted = (Get-BitLockerVolume -MountPoint $env:SystemDrive).ProtectionStatus -eq "On" } catch { }

$definitions = ""
try { $definitions = (Get-MpComputerStatus).AntivirusSignatureLastUpdated.ToString("yyyy-MM-dd") } catch { }

$patched = ""
try {
    $last = Get-HotFix | Where-Object { $_.InstalledOn } | Sort-Object InstalledOn | Select-Object -Last 1
    if ($last) { $patched = $last.InstalledOn.ToString("yyyy-MM-dd") }
} catch { }

$os = Get-CimInstance Win32_OperatingSystem
$row = [pscustomobject][ordered]@{
    "コンピューター名" = $env:COMPUTERNAME
    "収集日時"         = (Get-Date).ToString("yyyy-MM-dd HH:mm")
    "OS"               = "$($os.Caption) $($os.Version)"
    "持ち出し不可設定" = Get-State $locked
    "二つ目の確認"     = Get-State $second
    "暗号化"           = Get-State $encrypted
    "更新した日"       = $patched
    "定義ファイルの日" = $definitions
}
$file = Join-Path $Folder ("{0}-{1}.csv" -f $env:COMPUTERNAME, (Get-Date).ToString("yyyyMMdd-HHmm"))
$row | Export-Csv -Path $file -NoTypeInformation -Encoding UTF8
Write-Host "書きました: $file"
