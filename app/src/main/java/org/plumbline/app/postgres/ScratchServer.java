package org.plumbline.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plumbline.app.work.AtExit;
import org.plumbline.app.work.Interruptible;

/// A PostgreSQL that is there for a while and keeps nothing: its own data directory in the temporary folder, on the loopback interface.
/// Nothing of it is forced to the disk. Closing it stops it and removes its data; so does the end of the process.
///
/// Its empty data directory is made once and kept in the user's cache beside the programs, with the password of its one user.
public final class ScratchServer implements AutoCloseable {
    /// Its user and the database that is there.
    public static final String USER = "postgres";
    private static final int PASSWORD_BYTES = 24;
    private static final Map<String, String> SETTINGS = settings();

    private final Cluster cluster;
    private final int port;
    private final String password;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtExit atExit = AtExit.run("stop the scratch server", this::stopAtExit);

    private ScratchServer(Cluster cluster, int port, String password) {
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    private static Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "off");
        settings.put("synchronous_commit", "off");
        settings.put("full_page_writes", "off");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("autovacuum", "off");
        settings.put("jit", "off");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("max_connections", "10");
        settings.put("shared_buffers", "32MB");
        return Map.copyOf(settings);
    }

    /// Starts one with the programs that come with the application.
    ///
    /// @param cache where these are kept
    /// @throws PostgresFailure where the application has none for this platform, or they do not do it
    public static ScratchServer start(Path cache) throws PostgresFailure, IOException, InterruptedException {
        BundledPrograms bundled = BundledPrograms.ofThisPlatform();
        Path programs = bundled.unpacked(cache);
        Path empty = CachedFolder.once(cache, "scratch-" + bundled.id(), folder -> initialise(programs, folder));
        Path data = RunAs.current().own(Files.createTempDirectory("plumbline-scratch-"));
        boolean started = false;
        try {
            FileTree.copy(empty.resolve("data"), data);
            var cluster = new Cluster(programs, data);
            cluster.configure(SETTINGS);
            var server = new ScratchServer(cluster, cluster.start(), Files.readString(empty.resolve("password")));
            started = true;
            return server;
        } finally {
            if (!started) {
                FileTree.delete(data);
            }
        }
    }

    private static void initialise(Path programs, Path folder) throws PostgresFailure, IOException, InterruptedException {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Path password = Files.createFile(folder.resolve("password"));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(password, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
        Files.writeString(password, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        Path data = RunAs.current().own(Files.createDirectory(folder.resolve("data")));
        new Cluster(programs, data).initialise("-U", USER, "-A", "scram-sha-256", "--pwfile=" + RunAs.current().own(password), "-E", "UTF8",
                "--no-locale", "--no-sync");
    }

    /// Where to connect, with the password: `postgresql://user:password@127.0.0.1:port/database`.
    public String url() {
        return "postgresql://" + USER + ":" + password + "@127.0.0.1:" + port + "/" + USER;
    }

    /// Where its data are; gone after [#close()].
    public Path data() {
        return cluster.data();
    }

    @Override
    public void close() throws PostgresFailure, IOException {
        atExit.close();
        if (open.getAndSet(false)) {
            stop();
        }
    }

    private void stop() throws PostgresFailure, IOException {
        try {
            Interruptible.<Exception>cleanUp(() -> {
                cluster.stop("immediate");
                FileTree.delete(cluster.data());
            });
        } catch (PostgresFailure | IOException failure) {
            throw failure;
        } catch (InterruptedException _) {
            Interruptible.later();
        } catch (Exception failure) {
            throw new PostgresFailure("The scratch server was not stopped: " + failure.getMessage(), failure);
        }
    }

    private void stopAtExit() {
        try {
            if (open.getAndSet(false)) {
                stop();
            }
        } catch (PostgresFailure | IOException _) {
            // nobody is left to tell
        }
    }
}
