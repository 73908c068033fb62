package org.plumbline.app.db.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// `history.db` beside the preferences: an SQLite database that only its owner may read. Several threads and several processes may use it
/// at once. One that is damaged, or of a newer release, is put aside when it is met, and a new one begun.
public final class HistoryFile {
    /// A statement in a list of runs has no more characters.
    public static final int LISTED_LENGTH = 2_000;

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    /// A lock on a file holds against other processes; this one against threads of ours.
    private static final Object LOCK = new Object();

    private final Path path;
    private final HistoryLimit limit;
    private final Consumer<String> teller;

    /// Touches nothing yet.
    ///
    /// @param teller takes a sentence when a file was put aside, on the thread that met it
    public HistoryFile(Path path, HistoryLimit limit, Consumer<String> teller) {
        this.path = path;
        this.limit = limit;
        this.teller = teller;
    }

    public static HistoryFile in(Path configDirectory, Consumer<String> teller) {
        return new HistoryFile(configDirectory.resolve("history.db"), HistoryLimit.USUAL, teller);
    }

    public Path path() {
        return path;
    }

    /// Adds a run and says under which number; the oldest go where there are too many. Passwords in it are hidden.
    ///
    /// @param json what EXPLAIN printed
    /// @throws HistoryFailure when it cannot be written
    public long keep(ExplainRun run, String json) throws HistoryFailure {
        return use("The run could not be kept in the history ", connection -> RunWriter.write(connection, run, json, limit));
    }

    /// The newest runs that fit; none while there is no file.
    ///
    /// @throws HistoryFailure when it cannot be read
    public RunList find(HistorySearch search) throws HistoryFailure {
        return Files.exists(path) ? use("The history cannot be read ", connection -> RunReader.find(connection, search)) : RunList.EMPTY;
    }

    /// What opens this run again; absent when it is gone.
    ///
    /// @throws HistoryFailure when it cannot be read
    public Optional<KeptPlan> plan(long id) throws HistoryFailure {
        return Files.exists(path) ? use("The history cannot be read ", connection -> RunReader.plan(connection, id)) : Optional.empty();
    }

    /// Removes every run, from the disk too.
    ///
    /// @throws HistoryFailure when it cannot be written
    public void clear() throws HistoryFailure {
        if (Files.exists(path)) {
            use("The history could not be cleared ", connection -> {
                RunWriter.clear(connection);
                return path;
            });
        }
    }

    private interface Use<T> {
        T of(Connection connection) throws SQLException, IOException;
    }

    private <T> T use(String what, Use<T> use) throws HistoryFailure {
        try {
            try {
                return once(use);
            } catch (UnusableFile unusable) {
                putAside();
                return once(use);
            }
        } catch (SQLException | IOException failure) {
            throw new HistoryFailure(what + "(" + path + "): " + failure.getMessage() + ". Is the disk full, or may you not write there? "
                    + "Nothing else is affected; File > History turns it off.", failure);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
            throw new HistoryFailure(what + "because SQLite cannot be loaded here: " + missing.getMessage() + ". It is unpacked into "
                    + System.getProperty("java.io.tmpdir") + ", from which programs have to be allowed to run. Nothing else is affected; "
                    + "File > History turns it off.", missing);
        }
    }

    private <T> T once(Use<T> use) throws SQLException, IOException {
        restrict();
        try (Connection connection = HistorySchema.open(path)) {
            if (!HistorySchema.isComplete(connection)) {
                alone(() -> {
                    if (!HistorySchema.isComplete(connection)) {
                        HistorySchema.create(connection);
                    }
                });
            }
            return use.of(connection);
        } catch (SQLException failure) {
            throw HistorySchema.unusable(failure);
        }
    }

    /// Nobody but its owner may read it; SQLite gives the files beside it the same mode.
    private void restrict() throws IOException {
        Files.createDirectories(path.getParent());
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(path)) {
            alone(() -> {
                if (Files.notExists(path) && posix) {
                    Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER));
                }
            });
        } else if (posix && !Files.getPosixFilePermissions(path).equals(OWNER)) {
            Files.setPosixFilePermissions(path, OWNER);
        }
    }

    private interface Step<X extends Exception> {
        void take() throws IOException, X;
    }

    /// Does it while no other process and no other thread does.
    private <X extends Exception> void alone(Step<X> step) throws IOException, X {
        synchronized (LOCK) {
            try (var channel = FileChannel.open(path.resolveSibling("history.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                step.take();
            }
        }
    }

    /// Gives the file another name, if another process has not done so meanwhile.
    private void putAside() throws IOException, SQLException {
        alone(() -> {
            Optional<UnusableFile> fault = fault();
            if (fault.isPresent()) {
                moveAside(fault.get());
            }
        });
    }

    private Optional<UnusableFile> fault() throws SQLException {
        try (Connection connection = HistorySchema.open(path)) {
            // an empty one is the new file that another has begun
            return HistorySchema.isSound(connection)
                    ? Optional.empty() : Optional.of(UnusableFile.broken("it is damaged", null));
        } catch (UnusableFile unusable) {
            return Optional.of(unusable);
        }
    }

    private void moveAside(UnusableFile unusable) throws IOException {
        String kind = unusable.isNewer() ? "newer" : "broken";
        int number = 1;
        while (Files.exists(path.resolveSibling("history." + kind + "-" + number + ".db"))) {
            number++;
        }
        Path aside = path.resolveSibling("history." + kind + "-" + number + ".db");
        for (String part : List.of("", "-journal", "-wal", "-shm")) {
            Path from = path.resolveSibling(path.getFileName() + part);
            if (Files.exists(from)) {
                Files.move(from, aside.resolveSibling(aside.getFileName() + part));
            }
        }
        teller.accept("The history in " + path + " cannot be read: " + unusable.getMessage() + ". It was put aside as "
                + aside.getFileName() + ", and a new one begun.");
    }
}
