package org.plumbline.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.OwnSession;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.postgres.BundledPrograms;
import org.plumbline.app.postgres.Cluster;
import org.plumbline.app.postgres.Digest;
import org.plumbline.app.postgres.PostgresFailure;
import org.plumbline.app.postgres.RunAs;
import org.plumbline.app.postgres.Running;
import org.plumbline.app.work.AtExit;
import org.plumbline.app.work.Interruptible;

/// Makes the demo database, or starts or joins the one that is there. Runs under [DemoLock].
final class DemoMaker {
    private static final String OWNER = "plumbline";
    private static final String SHOP = DemoDatabase.NAME;
    private static final int PASSWORD_BYTES = 24;
    /// Beside those of the shop and its traffic: unpack, initialise, restart, finish.
    private static final int OWN_STEPS = 4;

    private final Path cache;
    private final DemoFolder folder;
    private final DemoShop shop;
    private final StepCount steps;

    DemoMaker(Path cache, DemoFolder folder, double scale, DemoSteps steps) {
        this.cache = cache;
        this.folder = folder;
        this.shop = new DemoShop(scale);
        this.steps = new StepCount(steps, OWN_STEPS + shop.steps() + DemoTraffic.steps());
    }

    DemoDatabase open() throws DemoFailure, PostgresFailure, ServerFailure, IOException, InterruptedException {
        BundledPrograms programs = BundledPrograms.ofThisPlatform();
        steps.next(programs.found(cache).isPresent() ? "Starting PostgreSQL" : "Unpacking PostgreSQL");
        var cluster = new Cluster(programs.unpacked(cache), folder.data());
        String version = Digest.of(programs.id() + DemoSettings.content() + shop.content() + DemoTraffic.content());
        boolean complete = folder.holds(version);
        Optional<Running> running = cluster.running();
        if (running.isPresent()) {
            if (complete && letsUsIn(running.get().port())) {
                return used(cluster, running.get().port(), DemoOrigin.JOINED);
            }
            if (DemoUsers.any(folder.users())) {
                throw new DemoFailure("Another Plumbline uses a demo database of another version or size: close it first, "
                        + "or run plumbline demo --stop.");
            }
            cluster.stop("immediate");
        }
        Files.deleteIfExists(folder.kept());
        if (complete) {
            try {
                return start(cluster);
            } catch (PostgresFailure _) {
                // what was kept is broken, as after a crash of the machine: it is made anew
            }
        }
        return make(cluster, version);
    }

    private DemoDatabase start(Cluster cluster) throws PostgresFailure, IOException, InterruptedException {
        boolean used = false;
        try (var _ = AtExit.run("stop the demo database that nobody uses", () -> stop(cluster))) {
            DemoDatabase demo = used(cluster, cluster.start(), DemoOrigin.STARTED);
            used = true;
            return demo;
        } finally {
            if (!used) {
                stop(cluster);
            }
        }
    }

    private DemoDatabase make(Cluster cluster, String version) throws PostgresFailure, ServerFailure, IOException, InterruptedException {
        boolean made = false;
        try (var _ = AtExit.run("throw away the unfinished demo database", () -> abandon(cluster))) {
            folder.empty();
            String password = random();
            steps.next("Making an empty database");
            initialise(cluster, password);
            fill(cluster, password);
            steps.next("Starting the server anew");
            cluster.stop("fast");
            int port = cluster.start();
            use(port, password);
            steps.next("Writing all to disk");
            cluster.sync();
            DemoFolder.writeSecret(folder.passwordFile(), "127.0.0.1:*:" + SHOP + ":" + SHOP + ":" + password + "\n");
            folder.complete(version);
            made = true;
            return used(cluster, port, DemoOrigin.MADE);
        } finally {
            if (!made) {
                abandon(cluster);
            }
        }
    }

    private void initialise(Cluster cluster, String password) throws PostgresFailure, IOException, InterruptedException {
        Path file = folder.root().resolve("password-for-initdb");
        DemoFolder.writeSecret(file, password);
        try {
            cluster.initialise("-U", OWNER, "-A", "scram-sha-256", "--pwfile=" + RunAs.current().own(file), "-E", "UTF8",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale", "--no-sync");
        } finally {
            Files.deleteIfExists(file);
        }
        cluster.configure(DemoSettings.SERVER);
    }

    private void fill(Cluster cluster, String password) throws PostgresFailure, ServerFailure, IOException, InterruptedException {
        int port = cluster.start(DemoSettings.WHILE_FILLING);
        try (OwnSession owner = OwnSession.open(url(port, OWNER, "postgres", password))) {
            owner.run("create role " + SHOP + " login password '" + password + "' in role pg_monitor");
            owner.run("create database " + SHOP + " owner " + SHOP);
        }
        try (OwnSession owner = OwnSession.open(url(port, OWNER, SHOP, password))) {
            owner.run("create extension pg_stat_statements");
            owner.run("grant set on parameter auto_explain.log_min_duration to " + SHOP);
        }
        try (OwnSession session = OwnSession.open(url(port, SHOP, SHOP, password))) {
            shop.fill(session, steps);
        }
    }

    /// Afterwards nobody can log in as the superuser any more.
    private void use(int port, String password) throws ServerFailure, InterruptedException {
        try (OwnSession owner = OwnSession.open(url(port, OWNER, SHOP, password));
                OwnSession session = OwnSession.open(url(port, SHOP, SHOP, password))) {
            owner.run("alter role " + OWNER + " password null");
            DemoTraffic.run(session, owner, steps);
        }
    }

    private DemoDatabase used(Cluster cluster, int port, DemoOrigin origin) throws PostgresFailure, IOException {
        Running running = cluster.running().orElseThrow(() -> new PostgresFailure("The server ended as soon as it had started."));
        DatabaseUrl url = url(port, SHOP, SHOP, keptPassword());
        DemoUsers.enter(folder.users());
        return new DemoDatabase(folder, cluster, running, url, origin);
    }

    private boolean letsUsIn(int port) throws IOException {
        try (var _ = OwnSession.open(url(port, SHOP, SHOP, keptPassword()))) {
            return true;
        } catch (ServerFailure _) {
            return false;
        }
    }

    private String keptPassword() throws IOException {
        String line = Files.readString(folder.passwordFile()).strip();
        return line.substring(line.lastIndexOf(':') + 1);
    }

    /// Of a database that could not be used after all; its data stay.
    private synchronized void stop(Cluster cluster) {
        try {
            Interruptible.cleanUp(() -> {
                if (cluster.running().isPresent()) {
                    cluster.stop("fast");
                }
            });
        } catch (Exception _) {
            // the next start takes it over
        }
    }

    /// What is left of an unfinished database counts for nothing in any case; here it goes as far as it can be deleted. At the end of the
    /// process both the maker and the hook come here: one after the other.
    private synchronized void abandon(Cluster cluster) {
        try {
            Interruptible.cleanUp(() -> {
                if (cluster.running().isPresent()) {
                    cluster.stop("immediate");
                }
                folder.deleteData();
            });
        } catch (Exception _) {
            // the next start does it
        }
    }

    private static DatabaseUrl url(int port, String user, String database, String password) {
        return DatabaseUrl.of("postgresql://" + user + ":" + password + "@127.0.0.1:" + port + "/" + database);
    }

    private static String random() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
