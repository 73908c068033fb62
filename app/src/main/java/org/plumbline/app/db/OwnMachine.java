package org.plumbline.app.db;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.settings.Machine;
import org.plumbline.workload.OwnStatements;

/// Whether the server runs on this computer, whose memory and CPUs are then known. An address alone does not tell: a tunnel or a container
/// has a loopback address too. So the session's process is looked for, with the client's port in its title; that is only done on Linux.
final class OwnMachine {
    private static final String SESSION = "SELECT " + OwnStatements.MARK + " pg_backend_pid(), inet_client_port()";

    private OwnMachine() {}

    /// This computer, or an unknown one.
    static Machine of(Connection connection) throws SQLException {
        return process(connection).isPresent() ? here() : Machine.UNKNOWN;
    }

    /// How much of a CPU the session's process had until now, without its parallel workers; read again each time. Empty where the server
    /// runs elsewhere, or the system does not tell.
    static Supplier<Optional<Duration>> cpu(Connection connection) throws SQLException {
        OptionalInt process = process(connection);
        return process.isPresent() ? () -> onCpu(process.getAsInt()) : Optional::empty;
    }

    /// The session's process, where it runs here.
    private static OptionalInt process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SESSION)) {
            row.next();
            int pid = row.getInt(1);
            int port = row.getInt(2);
            return !row.wasNull() && isHere(pid, port) ? OptionalInt.of(pid) : OptionalInt.empty();
        }
    }

    /// The first figure of `schedstat` is the time on a CPU, in nanoseconds (Documentation/scheduler/sched-stats.rst).
    private static Optional<Duration> onCpu(int pid) {
        try {
            String figures = Files.readString(Path.of("/proc", Integer.toString(pid), "schedstat"), StandardCharsets.ISO_8859_1);
            return Optional.of(Duration.ofNanos(Long.parseLong(figures.substring(0, figures.indexOf(' ')))));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /// A session's process is called `postgres: user database 127.0.0.1(54321) SELECT`.
    private static boolean isHere(int pid, int port) {
        try {
            String title = Files.readString(Path.of("/proc", Integer.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            return title.startsWith("postgres") && title.contains("(" + port + ")");
        } catch (IOException _) {
            return false;
        }
    }

    private static Machine here() {
        long memory = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new Machine(Optional.of(Bytes.bytes(memory)).filter(size -> size.count() > 0),
                OptionalInt.of(Runtime.getRuntime().availableProcessors()), Optional.empty());
    }
}
