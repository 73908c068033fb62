package org.plumbline.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.postgres.BundledPrograms;
import org.plumbline.app.postgres.Cluster;
import org.plumbline.app.postgres.FileTree;
import org.plumbline.app.postgres.PostgresFailure;
import org.plumbline.app.postgres.RunAs;
import org.plumbline.app.postgres.Running;
import org.plumbline.app.store.CacheDirectory;
import org.plumbline.app.work.AtExit;
import org.plumbline.app.work.Interruptible;

/// The demo database while an application uses it: a real PostgreSQL on this machine's loopback interface, with a shop in it.
///
/// The first start makes it, which takes a while; its data stay in the user's cache, so that each later one takes about a second. Several
/// applications share one server. The last one that is closed stops it, unless it was asked to be kept; the end of the process closes too.
///
///     try (DemoDatabase demo = DemoDatabase.start(DemoDatabase.usualCache(), DemoDatabase.FULL_SIZE, steps)) { connect(demo.url()); }
public final class DemoDatabase implements AutoCloseable {
    /// About three million rows.
    public static final double FULL_SIZE = 1;
    /// Its name, and its user's.
    public static final String NAME = "shop";

    private final DemoFolder folder;
    private final Cluster cluster;
    private final Running running;
    private final DatabaseUrl url;
    private final DemoOrigin origin;
    private final AtExit atExit;
    private boolean open = true;

    DemoDatabase(DemoFolder folder, Cluster cluster, Running running, DatabaseUrl url, DemoOrigin origin) {
        this.folder = folder;
        this.cluster = cluster;
        this.running = running;
        this.url = url;
        this.origin = origin;
        this.atExit = AtExit.run("stop the demo database", this::leaveAtExit);
    }

    /// Where the demo database of this user is kept.
    public static Path usualCache() {
        return RunAs.current().cache(CacheDirectory.ofThisSystem());
    }

    /// Makes, starts or joins the demo database. An interrupt, or whatever `steps` throws, ends the making and leaves nothing behind.
    ///
    /// @param cache where it is kept
    /// @param scale how large the shop is: [#FULL_SIZE], or less
    /// @param steps is told how far it is, on this thread
    /// @throws DemoFailure when it cannot be started; the message is a sentence
    public static DemoDatabase start(Path cache, double scale, DemoSteps steps) throws DemoFailure, InterruptedException {
        return locked(cache, folder -> new DemoMaker(cache, folder, scale, steps).open());
    }

    /// Stops the server, whoever uses it; its data stay.
    ///
    /// @return whether it ran
    public static boolean stop(Path cache) throws DemoFailure, InterruptedException {
        return locked(cache, folder -> stop(cache, folder));
    }

    /// Stops the server and deletes its data and its programs.
    ///
    /// @return whether there was anything to delete
    public static boolean delete(Path cache) throws DemoFailure, InterruptedException {
        return locked(cache, folder -> {
            stop(cache, folder);
            Optional<Path> programs = BundledPrograms.ofThisPlatform().found(cache);
            boolean any = Files.exists(folder.data()) || programs.isPresent();
            folder.deleteData();
            if (programs.isPresent()) {
                FileTree.delete(programs.get());
            }
            return any;
        });
    }

    /// Where to connect, with the password.
    public DatabaseUrl url() {
        return url;
    }

    /// Where to connect, without the password, as `psql` takes it: `postgresql://shop@127.0.0.1:5433/shop`.
    public String address() {
        return "postgresql://" + NAME + "@127.0.0.1:" + running.port() + "/" + NAME;
    }

    /// Whether it was made, only started, or ran already.
    public DemoOrigin origin() {
        return origin;
    }

    /// The server, as the system sees it.
    public Running running() {
        return running;
    }

    /// A file in libpq's format that lets `psql` and the rest in: `PGPASSFILE`.
    public Path passwordFile() {
        return folder.passwordFile();
    }

    /// What the server wrote, with `auto_explain`'s plans of the slow statements.
    public Path log() {
        return cluster.log();
    }

    /// From now on the server outlives the applications that use it, until it is stopped.
    public void keep() throws DemoFailure {
        try {
            Files.writeString(folder.kept(), "");
        } catch (IOException failed) {
            throw new DemoFailure("The demo database cannot be kept running: " + failed.getMessage(), failed);
        }
    }

    /// Whether the server outlives the applications that use it.
    public boolean isKept() {
        return Files.exists(folder.kept());
    }

    /// Returns when the server has ended, by whatever cause.
    public void awaitEnd() {
        ProcessHandle.of(running.pid()).ifPresent(process -> process.onExit().join());
    }

    /// Stops the server if nobody else uses it and it is not kept. Where the process ends meanwhile it waits until that is done.
    @Override
    public synchronized void close() throws DemoFailure {
        if (!open) {
            return;
        }
        open = false;
        try {
            Interruptible.cleanUp(() -> locked(folder.root().getParent(), _ -> {
                leave();
                return true;
            }));
        } catch (DemoFailure failure) {
            throw failure;
        } catch (Exception failure) {
            throw new DemoFailure("The demo database was not stopped: " + failure.getMessage(), failure);
        } finally {
            atExit.close();
        }
    }

    private void leave() throws PostgresFailure, IOException, InterruptedException {
        DemoUsers.leave(folder.users());
        if (!isKept() && !DemoUsers.any(folder.users()) && cluster.running().isPresent()) {
            cluster.stop("fast");
        }
    }

    private void leaveAtExit() {
        try {
            close();
        } catch (DemoFailure _) {
            // nobody is left to tell; the next start finds the server running
        }
    }

    private static boolean stop(Path cache, DemoFolder folder) throws DemoFailure, PostgresFailure, IOException, InterruptedException {
        Files.deleteIfExists(folder.kept());
        Optional<Running> running = Cluster.running(folder.data());
        if (running.isPresent()) {
            new Cluster(BundledPrograms.ofThisPlatform().unpacked(cache), folder.data()).stop("fast");
        }
        return running.isPresent();
    }

    private static <T> T locked(Path cache, Locked<T> work) throws DemoFailure, InterruptedException {
        try {
            DemoFolder folder = DemoFolder.in(cache);
            try (var _ = DemoLock.of(folder.lock())) {
                return work.run(folder);
            }
        } catch (PostgresFailure | ServerFailure failure) {
            throw new DemoFailure("The demo database: " + failure.getMessage(), failure);
        } catch (ClosedByInterruptException | FileLockInterruptionException interrupted) {
            throw Interruptible.interruption(interrupted);
        } catch (IOException | UncheckedIOException failure) {
            throw new DemoFailure("The demo database: " + cache + " cannot be used: " + failure.getMessage(), failure);
        }
    }

    private interface Locked<T> {
        T run(DemoFolder folder) throws DemoFailure, PostgresFailure, ServerFailure, IOException, InterruptedException;
    }
}
