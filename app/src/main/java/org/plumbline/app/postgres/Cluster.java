package org.plumbline.app.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One data directory ("database cluster") and the programs that serve it.
///
/// @param programs the folder with `bin`, `lib` and `share`
/// @param data the data directory; its server writes `server.log` into it
public record Cluster(Path programs, Path data) {
    private static final int ATTEMPTS = 5;
    /// `postmaster.pid`, by line: process, data directory, start, port (PostgreSQL's pidfile.h).
    private static final int PORT_LINE = 3;

    /// Makes the data directory by `initdb` with these further options.
    public void initialise(String... options) throws PostgresFailure, IOException, InterruptedException {
        program("initdb", options);
    }

    /// Forces every file of the data directory to the disk, as if it had been written with `fsync` on.
    public void sync() throws PostgresFailure, IOException, InterruptedException {
        program("initdb", "--sync-only");
    }

    /// Adds settings to `postgresql.conf`; later ones win.
    public void configure(Map<String, String> settings) throws IOException {
        var lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'").toList();
        Files.write(data.resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    /// Starts the server on a free port. Between choosing one and listening on it another process may take it: then the next one is tried.
    ///
    /// @return the port
    /// @throws PostgresFailure with the end of the server's log
    public int start() throws PostgresFailure, IOException, InterruptedException {
        return start("");
    }

    /// As [#start()], with further options of the program `postgres` for this once.
    public int start(String options) throws PostgresFailure, IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                start(port, options);
                return port;
            } catch (PostgresFailure e) {
                String log = Program.tail(log());
                if (attempt == ATTEMPTS || !log.contains("Address already in use")) {
                    throw new PostgresFailure("PostgreSQL did not start. Its log ends: " + log, e);
                }
            }
        }
    }

    /// Starts the server on this port.
    ///
    /// @param options further ones of the program `postgres` for this once
    /// @throws PostgresFailure also where another process has the port
    public void start(int port, String options) throws PostgresFailure, IOException, InterruptedException {
        program("pg_ctl", "-w", "-l", log().toString(), "-o", "-p " + port + " " + options, "start");
    }

    /// Stops the server and waits until it is gone.
    ///
    /// @param mode of `pg_ctl`: `fast` ends sessions and writes a checkpoint, `immediate` writes nothing
    public void stop(String mode) throws PostgresFailure, IOException, InterruptedException {
        program("pg_ctl", "-w", "-m", mode, "stop");
    }

    /// The server that runs on this data directory, whoever started it.
    public Optional<Running> running() throws IOException {
        return running(data);
    }

    /// The server that runs on a data directory, whoever started it. A `postmaster.pid` that a crash left behind counts for nothing;
    /// where the system has given its number to another program since it is removed, as it would keep a server from starting.
    public static Optional<Running> running(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        Optional<String> program = process.flatMap(each -> program(each.info()));
        if (program.filter(Cluster::isPostgres).isPresent()) {
            return Optional.of(new Running(pid, Integer.parseInt(lines.get(PORT_LINE).strip())));
        }
        if (program.isPresent()) {
            Files.deleteIfExists(file);
        }
        return Optional.empty();
    }

    /// Where the server writes what it has to say, `auto_explain`'s plans included.
    public Path log() {
        return data.resolve("server.log");
    }

    /// Of another user's process the system may tell no more than the words of its command line.
    private static Optional<String> program(ProcessHandle.Info process) {
        return process.command().or(() -> process.commandLine().map(words -> words.split(" ", 2)[0]));
    }

    private static boolean isPostgres(String program) {
        return program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1).startsWith("postgres");
    }

    private void program(String name, String... options) throws PostgresFailure, IOException, InterruptedException {
        var command = new ArrayList<>(List.of(programs.resolve("bin").resolve(name).toString(), "-D", data.toString()));
        command.addAll(List.of(options));
        Program.run(RunAs.current().wrap(command));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
