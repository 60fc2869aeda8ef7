# Makes the archive that installs without internet and without build tools. Read in by ./qingyuan package, which has built.

# What the application and its libraries use of Java; a runtime with these is a fourth of a JDK.
java_modules=java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

# make_package [--jdk DIR] [--version NAME] [--to DIR]
make_package() {
    jdk=$JAVA_HOME
    version=
    to=$here/package/target
    while [ $# -gt 0 ]; do
        case $1 in
            --jdk) [ $# -gt 1 ] || fail "package: --jdk needs a folder"; jdk=$2; shift ;;
            --version) [ $# -gt 1 ] || fail "package: --version needs a name"; version=$2; shift ;;
            --to) [ $# -gt 1 ] || fail "package: --to needs a folder"; to=$2; shift ;;
            *) fail "package: unknown option $1 (known: --jdk DIR, --version NAME, --to DIR)" ;;
        esac
        shift
    done
    machine=$(sed -n 's/^OS_ARCH="\(.*\)"$/\1/p' "$jdk/release" 2>/dev/null || true)
    case $machine in
        x86_64 | amd64) arch=x86_64 other=arm64v8 ;;
        aarch64 | arm64) arch=arm64 other=amd64 ;;
        *) fail "package: $jdk is no JDK of x86-64 or arm64" ;;
    esac
    is_jdk_25_release "$jdk" || fail "package: $jdk is no JDK 25"
    [ -n "$version" ] || version=$(package_version)
    case $version in *[!A-Za-z0-9.+-]* | -*) fail "package: a version has letters, digits and . + - only: $version" ;; esac

    name=qingyuan-$version-linux-$arch
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT INT TERM
    root=$work/$name
    mkdir -p "$root" "$to"

    say "Java …"
    if [ -d "$jdk/jmods" ]; then
        set -- --module-path "$jdk/jmods"
    elif [ "$jdk" = "$JAVA_HOME" ]; then
        set --
    else
        fail "package: $jdk has no jmods, which a package for another kind of machine needs"
    fi
    "$JAVA_HOME/bin/jlink" "$@" --add-modules "$java_modules" --include-locales=en,zh \
        --strip-java-debug-attributes --no-header-files --no-man-pages --output "$root/runtime"

    say "application, packs, documents …"
    cp -p "$app" "$root/qingyuan-cli.jar"
    cp -pR "$lib" "$root/lib"
    rm -f "$root"/lib/embedded-postgres-binaries-linux-"$other"-*.jar
    cp -pR "$here/packs" "$root/packs"
    mkdir "$root/docs"
    cp -p "$here/docs/operations.md" "$here/docs/settings.md" "$root/docs/"
    cp -p "$here/LICENSE" "$here/README.md" "$here/README.zh-CN.md" "$here/CHANGELOG.md" "$root/"
    cp -p "$here/qingyuan" "$here/package/installed.sh" "$root/"
    printf '%s\n' "$version" >"$root/VERSION"
    chmod -R u+rwX,go+rX,go-w "$root"

    say "checksums …"
    (cd "$root" && find . -type f ! -name SHA256SUMS -print0 | LC_ALL=C sort -z | xargs -0 sha256sum >SHA256SUMS)
    archive=$to/$name.tar.gz
    tar -C "$work" --owner=0 --group=0 --sort=name -czf "$archive.part" "$name"
    mv "$archive.part" "$archive"
    (cd "$to" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
    rm -rf "$work"
    trap - EXIT INT TERM
    say "$(du -h "$archive" | cut -f1)"
    printf '%s\n' "$archive"
}

is_jdk_25_release() {
    grep -q '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

# The version of the source; between releases with the commit, so that two packages are never taken for one.
package_version() {
    base=$(sed -n 's/^version=//p' "$here/server/target/classes/release.properties")
    case $base in
        *-SNAPSHOT)
            commit=$(git -C "$here" rev-parse --short=10 HEAD 2>/dev/null || date -u +%Y%m%d%H%M%S)
            base=${base%-SNAPSHOT}+$commit
            ;;
    esac
    printf '%s\n' "$base"
}
