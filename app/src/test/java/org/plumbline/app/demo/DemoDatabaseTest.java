package org.plumbline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.OwnSession;
import org.plumbline.app.postgres.BundledPrograms;
import org.plumbline.app.postgres.Cluster;
import org.plumbline.app.work.Interruptible;
import org.plumbline.testkit.postgres.NeedsPostgres;

/// How the demo database comes and goes, with a tiny shop in it.
@NeedsPostgres
class DemoDatabaseTest {
    private static final double TINY = 0.002;
    /// The system's own, of another user as a rule.
    private static final long FIRST_PROCESS = 1;

    @TempDir
    private static Path folder;

    @TempDir
    private Path another;

    @BeforeAll
    static void make() throws Exception {
        DemoCache.in(folder);
        Path half = Files.createDirectories(folder.resolve("demo/data/base")).resolve("half");
        Files.writeString(half, "left by somebody who pulled the plug");

        var steps = new ArrayList<String>();
        DemoDatabase demo = DemoDatabase.start(folder, TINY, (done, all, what) -> steps.add(done + " of " + all + ": " + what));

        assertThat(demo.origin()).isEqualTo(DemoOrigin.MADE);
        assertThat(half).doesNotExist();
        assertThat(steps).first().asString().matches("0 of \\d+: Starting PostgreSQL");
        assertThat(steps).last().asString().isEqualTo((steps.size() - 1) + " of " + steps.size() + ": Writing all to disk");
        demo.close();
        assertThat(server(folder).running()).isEmpty();
    }

    @AfterEach
    void stop() throws Exception {
        DemoDatabase.stop(folder);
    }

    @Test
    void aSecondStartTakesWhatTheFirstOneMade() throws Exception {
        try (DemoDatabase demo = start(folder)) {
            assertThat(demo.origin()).isEqualTo(DemoOrigin.STARTED);
            assertThat(rows(demo, "select count(*) from orders")).isEqualTo(1_200L);
            assertThat(rows(demo, "select sum(calls)::bigint from pg_stat_statements")).isGreaterThan(20_000L);
        }
        assertThat(server(folder).running()).isEmpty();
    }

    @Test
    void applicationsShareOneServerThatTheLastOneStops() throws Exception {
        DemoDatabase first = start(folder);
        DemoDatabase second = start(folder);
        assertThat(second.origin()).isEqualTo(DemoOrigin.JOINED);
        assertThat(second.running()).isEqualTo(first.running());
        first.close();
        assertThat(rows(second, "select count(*) from products")).isEqualTo(40L);
        second.close();
        assertThat(server(folder).running()).isEmpty();
        first.close();
    }

    @Test
    void whatIsKeptRunsUntilItIsStopped() throws Exception {
        try (DemoDatabase demo = start(folder)) {
            demo.keep();
        }
        assertThat(server(folder).running()).isPresent();
        try (DemoDatabase demo = start(folder)) {
            assertThat(demo.origin()).isEqualTo(DemoOrigin.JOINED);
            assertThat(demo.isKept()).isTrue();
            assertThat(DemoDatabase.stop(folder)).isTrue();
            demo.awaitEnd();
        }
        assertThat(DemoDatabase.stop(folder)).isFalse();
    }

    @Test
    void aServerThatACrashLeftBehindIsTakenOver() throws Exception {
        int port = new Cluster(BundledPrograms.ofThisPlatform().unpacked(folder), folder.resolve("demo/data")).start();
        try (DemoDatabase demo = start(folder)) {
            assertThat(demo.origin()).isEqualTo(DemoOrigin.JOINED);
            assertThat(demo.running().port()).isEqualTo(port);
        }
        assertThat(server(folder).running()).isEmpty();
    }

    @Test
    void aPidFileOfACrashWhoseNumberIsAnotherProgramsNowDoesNotMatter() throws Exception {
        for (long pid : List.of(ProcessHandle.current().pid(), FIRST_PROCESS)) {
            Files.writeString(folder.resolve("demo/data/postmaster.pid"), pid + "\n/data\n1\n5432\n");
            assertThat(server(folder).running()).as("process " + pid).isEmpty();
            try (DemoDatabase demo = start(folder)) {
                assertThat(demo.origin()).isEqualTo(DemoOrigin.STARTED);
            }
        }
    }

    @Test
    void aServerThatWasStartedButCannotBeUsedIsStopped() throws Exception {
        Path password = folder.resolve("demo/pgpass");
        Path aside = Files.move(password, folder.resolve("aside"));
        Files.createDirectory(password);
        assertThatThrownBy(() -> start(folder)).isInstanceOf(DemoFailure.class);
        assertThat(server(folder).running()).isEmpty();
        assertThat(DemoUsers.any(folder.resolve("demo/users"))).isFalse();
        Files.delete(password);
        Files.move(aside, password);
        assertThat(folder.resolve("demo/data")).exists();
    }

    @Test
    void anInterruptWhileTheServerStartsLeavesItStopped() throws Exception {
        Thread current = Thread.currentThread();
        Path pid = folder.resolve("demo/data/postmaster.pid");
        Thread watcher = Thread.ofPlatform().daemon().start(() -> {
            while (!Files.exists(pid)) {
                Thread.onSpinWait();
            }
            current.interrupt();
        });
        try (DemoDatabase demo = start(folder)) {
            Interruptible.cleanUp(watcher::join); // it came too late, or does now
            assertThat(demo.origin()).isEqualTo(DemoOrigin.STARTED);
        } catch (InterruptedException expected) {
            assertThat(DemoUsers.any(folder.resolve("demo/users"))).isFalse();
        }
        Thread.interrupted();
        assertThat(server(folder).running()).isEmpty();
        assertThat(pid).doesNotExist();
    }

    @Test
    void anInterruptWhileTheProgramsAreUnpackedIsOne() {
        assertThatThrownBy(() -> DemoDatabase.start(another, TINY, (_, _, what) -> {
            assertThat(what).isEqualTo("Unpacking PostgreSQL");
            Thread.currentThread().interrupt();
        })).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptWhileAServerFillsTheShopLeavesNothingBehind() throws Exception {
        DemoCache.in(another);
        Thread current = Thread.currentThread();
        assertThatThrownBy(() -> DemoDatabase.start(another, TINY, (_, _, what) -> {
            if (what.contains("order items")) {
                current.interrupt();
            }
        })).isInstanceOf(InterruptedException.class);
        assertNothingIsLeft();
    }

    @Test
    void aCancelledJobLeavesNothingBehind() throws Exception {
        DemoCache.in(another);
        assertThatThrownBy(() -> DemoDatabase.start(another, TINY, DemoSteps.of((done, _) -> {
            if (done > 2) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(another.resolve("demo/data")).doesNotExist();
        assertThat(another.resolve("demo/pgpass")).doesNotExist();
        assertThat(ProcessHandle.current().descendants().flatMap(each -> each.info().commandLine().stream())
                .filter(line -> line.contains(another.toString()))).isEmpty();
        assertThat(DemoDatabase.delete(another)).as("the programs alone").isTrue();
        assertThat(DemoDatabase.delete(another)).isFalse();
    }

    private static DemoDatabase start(Path cache) throws Exception {
        return DemoDatabase.start(cache, TINY, (_, _, _) -> {});
    }

    private static Cluster server(Path cache) {
        return new Cluster(cache, cache.resolve("demo/data"));
    }

    private static long rows(DemoDatabase demo, String query) throws Exception {
        try (OwnSession session = OwnSession.open(demo.url())) {
            List<Object> row = session.rows(query).getFirst();
            return ((Number) row.getFirst()).longValue();
        }
    }
}
