package org.plumbline.app.db.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.db.history.HistoryFileTest.NOON;
import static org.plumbline.app.db.history.HistoryFileTest.PLAN;
import static org.plumbline.app.db.history.HistoryFileTest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several who use one history at once.
class SharedHistoryFileTest {
    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void isSharedByAllWhoUseItAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<Future<Long>>();
            for (int i = 0; i < 40; i++) {
                ExplainRun run = run("SELECT " + i + " FROM t", "shop", NOON.plusSeconds(i));
                all.add(threads.submit(() -> history().keep(run, PLAN)));
            }
            for (Future<Long> each : all) {
                each.get();
            }
        }
        assertThat(found(HistorySearch.newest(100))).hasSize(40).first().isEqualTo("SELECT 39 FROM t");
        assertThat(told).isEmpty();
    }

    /// In WAL mode one in twenty-five of these files told a thread that it is locked.
    @Test
    void isBegunBySeveralAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 25; i++) {
                var file = new HistoryFile(folder.resolve("begun-" + i).resolve("history.db"), HistoryLimit.USUAL, told::add);
                var all = new ArrayList<Future<Long>>();
                for (int j = 0; j < 4; j++) {
                    ExplainRun run = run("SELECT " + j, "shop", NOON);
                    all.add(threads.submit(() -> file.keep(run, PLAN)));
                }
                for (Future<Long> each : all) {
                    each.get();
                }
                assertThat(file.find(HistorySearch.newest(10)).runs()).hasSize(4);
            }
        }
        assertThat(told).isEmpty();
    }

    /// Which stands there when a second comes to put aside what the first has put aside already.
    @Test
    void leavesAloneTheEmptyFileThatAnotherHasBegun() throws Exception {
        String damaged = "This is no database, although it is called one.".repeat(100);
        Files.writeString(path(), damaged);
        var second = new FutureTask<>(() -> history().keep(run("SELECT 2", "shop", NOON), PLAN));
        var first = new HistoryFile(path(), HistoryLimit.USUAL, _ -> {
            write(damaged);
            var thread = new Thread(second);
            thread.start();
            while (thread.isAlive() && thread.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            write("");
        });
        first.keep(run("SELECT 1", "shop", NOON), PLAN);
        second.get();

        assertThat(told).isEmpty();
        assertThat(found(HistorySearch.newest(10))).containsExactlyInAnyOrder("SELECT 1", "SELECT 2");
    }

    private void write(String content) {
        try {
            Files.writeString(path(), content);
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private HistoryFile history() {
        return new HistoryFile(path(), HistoryLimit.USUAL, told::add);
    }

    private Path path() {
        return folder.resolve("history.db");
    }

    private List<String> found(HistorySearch search) throws HistoryFailure {
        return history().find(search).runs().stream().map(kept -> kept.run().sql()).toList();
    }
}
