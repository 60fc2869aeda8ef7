# Installs and upgrades from a package, without internet. Read in by ./qingyuan in a package.
#
#   PREFIX/versions/VERSION   what was installed, each whole
#   PREFIX/current            link to the one in use
#   PREFIX/qingyuan.conf      settings
#   PREFIX/var/data           data directory, unless the settings name another
#   PREFIX/var/backups        the backup before each upgrade: the way back

prefix=/opt/qingyuan
service=true
unit=/etc/systemd/system/qingyuan.service
account=qingyuan

options_of_install() {
    sample=true
    rehearse_only=false
    back=false
    while [ $# -gt 0 ]; do
        case $1 in
            --prefix)
                [ $# -gt 1 ] || fail "$word: --prefix needs a folder"
                prefix=$(readlink -m -- "$2")
                shift
                ;;
            --no-service) service=false ;;
            --no-sample) [ "$word" = install ] || fail "upgrade: unknown option $1"; sample=false ;;
            --rehearse) [ "$word" = upgrade ] || fail "install: unknown option $1"; rehearse_only=true ;;
            --back) [ "$word" = upgrade ] || fail "install: unknown option $1"; back=true ;;
            *) fail "$word: unknown option $1" ;;
        esac
        shift
    done
    case $prefix in *[!A-Za-z0-9/._-]*) fail "$word: a prefix has letters, digits and / . _ - only 路径只能有字母、数字和 / . _ -" ;; esac
    if [ "$service" = true ] && [ "$rehearse_only" = false ]; then
        [ "$(id -u)" = 0 ] || fail "$word: a service is installed by root; without one use --no-service 安装服务需要 root；不装服务请加 --no-service"
        [ -d /run/systemd/system ] || fail "$word: systemd does not run here; use --no-service 这台机器没有运行 systemd；请加 --no-service"
    fi
}

# A package that lost or changed a file on its way is not installed.
check_package() {
    say "核对安装包… Checking the package …"
    (cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) >&2 ||
        fail "the package is damaged; unpack it again 安装包已损坏，请重新解压。"
    version=$(cat "$here/VERSION")
}

# Puts the package under versions/, whole or not at all.
place_version() {
    place=$prefix/versions/$version
    [ ! -e "$place" ] || return 0
    rm -rf "$place.part"
    mkdir -p "$place.part"
    (cd "$here" && { cut -c 67- SHA256SUMS; echo SHA256SUMS; } | tar -cf - -T -) | tar -C "$place.part" -xf -
    ln -s ../../qingyuan.conf "$place.part/qingyuan.conf"
    if [ "$service" = true ]; then chown -R root:root "$place.part"; fi
    mv -T "$place.part" "$place"
    "$place/qingyuan" warm
}

switch_to() {
    ln -sfn "versions/$1" "$prefix/current.new"
    mv -T "$prefix/current.new" "$prefix/current"
}

current_version() {
    readlink "$prefix/current" 2>/dev/null | sed 's,^versions/,,'
}

# Runs a command of a version with the settings of the installation, as the account that owns its data.
in_installation() {
    set -- env -u QINGYUAN_DATA -u QINGYUAN_PACKS "QINGYUAN_SETTINGS=$prefix/qingyuan.conf" "$@"
    if [ "$service" = true ]; then
        set -- setpriv --reuid="$account" --regid="$account" --init-groups "$@"
    fi
    (cd / && "$@")
}

install() {
    options_of_install "$@"
    [ ! -e "$prefix/current" ] || fail "install: $prefix has an installation already; use upgrade 已经安装过，请用 upgrade。"
    check_package
    say "安装 $version 到 $prefix … Installing …"
    mkdir -p "$prefix/versions" "$prefix/var/data" "$prefix/var/backups"
    chmod 755 "$prefix" "$prefix/versions"
    chmod 700 "$prefix/var" "$prefix/var/data" "$prefix/var/backups"
    if [ ! -e "$prefix/qingyuan.conf" ]; then
        {
            "$here/qingyuan" settings
            printf '\n# --- %s ---\n\nQINGYUAN_DATA=%s\n' '本次安装 This installation' "$prefix/var/data"
            [ "$sample" = true ] || printf 'QINGYUAN_SAMPLE=false\n'
        } >"$prefix/qingyuan.conf.new"
        chmod 640 "$prefix/qingyuan.conf.new"
        mv "$prefix/qingyuan.conf.new" "$prefix/qingyuan.conf"
    fi
    if [ "$service" = true ]; then
        id "$account" >/dev/null 2>&1 ||
            useradd --system --user-group --home-dir "$prefix" --no-create-home --shell /usr/sbin/nologin "$account"
        chown "$account:$account" "$prefix/var" "$prefix/var/data" "$prefix/var/backups"
        chown "root:$account" "$prefix/qingyuan.conf"
    fi
    place_version
    switch_to "$version"
    if [ "$service" = true ]; then
        write_unit >"$unit.new"
        mv "$unit.new" "$unit"
        systemctl daemon-reload
        systemctl enable --now qingyuan || fail "the service did not become ready; see: journalctl -u qingyuan 服务没有就绪。"
    fi
    say "已安装。Installed."
    say "  设置 settings:          $prefix/qingyuan.conf"
    say "  首次登录 first log-ins:  $prefix/var/data/first-login.txt"
    [ "$service" = true ] || say "  启动 start:              $prefix/current/qingyuan run"
}

write_unit() {
    cat <<END
[Unit]
Description=Qingyuan (清源)
Documentation=file:$prefix/current/docs/operations.md
After=network.target

[Service]
# the server tells when it is ready
Type=notify
NotifyAccess=all
TimeoutStartSec=300
User=$account
Group=$account
ExecStart=$prefix/current/qingyuan run
WorkingDirectory=$prefix
Restart=on-failure
RestartSec=5
# the JVM ends by SIGTERM with this status
SuccessExitStatus=143
TimeoutStopSec=90
KillMode=mixed
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectSystem=strict
ProtectHome=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictSUIDSGID=yes
LockPersonality=yes
ReadWritePaths=$prefix/var
LimitNOFILE=65536

[Install]
WantedBy=multi-user.target
END
}

is_running() {
    [ "$service" = true ] && systemctl is-active --quiet qingyuan
}

upgrade() {
    options_of_install "$@"
    former=$(current_version)
    [ -n "$former" ] || fail "upgrade: nothing is installed under $prefix; use install, or name its --prefix 这里没有安装过。"
    if [ "$back" = true ]; then
        go_back
        return
    fi
    check_package
    [ "$former" != "$version" ] || fail "upgrade: $version is installed already 已经是这个版本。"
    moment=$(date -u +%Y%m%dT%H%M%SZ)
    place_version
    if [ "$rehearse_only" = true ]; then
        rehearse
        say "演练通过，什么都没有改变。The rehearsal went well; nothing was changed."
        return
    fi
    say "从 $former 升级到 $version … Upgrading …"
    if [ "$service" = true ]; then rehearse; fi
    if is_running; then systemctl stop qingyuan; fi
    kept=$prefix/var/backups/before-$version-$moment
    in_installation "$prefix/current/qingyuan" backup "$kept" --stopped --no-rehearsal ||
        { restart_service; fail "nothing was changed 什么都没有改变。"; }
    if [ "$service" = false ]; then
        in_installation "$place/qingyuan" rehearse "$kept" ||
            { rm -rf "$kept"; fail "the rehearsal did not succeed; nothing was changed 演练没有通过，什么都没有改变。"; }
    fi
    printf '%s\n%s\n' "$former" "$kept" >"$prefix/way-back.new"
    mv "$prefix/way-back.new" "$prefix/way-back"
    switch_to "$version"
    if [ "$service" = true ]; then
        if ! systemctl start qingyuan; then
            say "新版本没有就绪，正在退回… The new version did not become ready; going back …"
            go_back
            fail "upgraded back to $former; see: journalctl -u qingyuan 已退回 $former。"
        fi
    fi
    say "已升级到 $version。Upgraded. 退回 the way back: $prefix/current/qingyuan upgrade --prefix $prefix --back"
}

# Tries this version on a copy of what is installed, which goes on working.
rehearse() {
    copy=$prefix/var/backups/rehearsal-$moment
    in_installation "$prefix/current/qingyuan" backup "$copy" --no-rehearsal || fail "the copy was not made 没有复制成功。"
    went_well=true
    in_installation "$place/qingyuan" rehearse "$copy" || went_well=false
    rm -rf "$copy"
    [ "$went_well" = true ] || fail "the rehearsal did not succeed; nothing was changed 演练没有通过，什么都没有改变。"
}

restart_service() {
    [ "$service" = false ] || systemctl start qingyuan
}

# What was entered since the upgrade stays in the data directory that is kept aside.
go_back() {
    [ -f "$prefix/way-back" ] || fail "upgrade --back: there is nothing to go back to 没有可退回的版本。"
    former=$(sed -n 1p "$prefix/way-back")
    kept=$(sed -n 2p "$prefix/way-back")
    [ -d "$prefix/versions/$former" ] || fail "upgrade --back: $prefix/versions/$former is gone"
    if is_running; then systemctl stop qingyuan; fi
    in_installation "$prefix/versions/$former/qingyuan" restore "$kept" --replace ||
        fail "the backup was not restored; nothing was changed 没有恢复成功，什么都没有改变。"
    switch_to "$former"
    rm -f "$prefix/way-back"
    restart_service
    say "已退回 $former。Back at $former."
}
