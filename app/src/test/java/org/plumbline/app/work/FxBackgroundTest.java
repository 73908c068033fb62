package org.plumbline.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FxBackgroundTest {
    private final FxBackground background = new FxBackground();
    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void worksElsewhereAndAnswersOnTheWindowsThread() throws Exception {
        onFx(() -> background.run("Work", () -> Platform.isFxApplicationThread(),
                elsewhere -> outcome.complete(elsewhere + " " + Platform.isFxApplicationThread()), outcome::completeExceptionally));
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo("false true");
    }

    @Test
    void tellsWhatWentWrong() throws Exception {
        onFx(() -> background.run("Work", () -> {
            throw new IOException("no disk");
        }, _ -> outcome.complete("done"), failure -> outcome.complete(failure.getMessage())));
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo("no disk");
    }

    @Test
    void stopsWhatAnInterruptDoesNotReach() throws Exception {
        var stopped = new CompletableFuture<Boolean>();
        var registered = new CountDownLatch(1);
        Job job = onFx(() -> background.run("Work", progress -> {
            progress.onCancel(() -> stopped.complete(Platform.isFxApplicationThread()));
            registered.countDown();
            return stopped.join();
        }, _ -> outcome.complete("done"), outcome::completeExceptionally));
        registered.await();
        onFx(() -> {
            job.cancel();
            return job;
        });
        assertThat(stopped.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(outcome).isNotDone();
    }

    @Test
    void listsAJobWhileItRuns() throws Exception {
        var start = new CountDownLatch(1);
        Job job = onFx(() -> background.run("Work", progress -> {
            progress.report(1, 4);
            start.await();
            return "done";
        }, outcome::complete, outcome::completeExceptionally));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> onFx(() -> job.progressProperty().get()) == 0.25);
        assertThat(onFx(() -> List.copyOf(background.jobs()))).containsExactly(job);
        start.countDown();
        outcome.get(10, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(onFx(() -> List.copyOf(background.jobs()))).isEmpty();
    }

    @Test
    void dropsWhatACancelledJobStillBrings() throws Exception {
        var answers = new ArrayList<String>();
        Job job = onFx(() -> background.run("Work", () -> {
            try {
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException stopped) {
                return "late";
            }
        }, answers::add, _ -> answers.add("failed")));
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            job.cancel();
            return job;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(job.running()).isFalse();
        assertThat(onFx(() -> background.jobs().size())).isZero();
        assertThat(answers).isEmpty();
    }

    @Test
    void closesWhatACancelledJobStillBrings() throws Exception {
        var closed = new CompletableFuture<Boolean>();
        var cancelled = new CompletableFuture<Boolean>();
        Job job = onFx(() -> background.run("Work", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                // It comes about all the same.
            }
            return (AutoCloseable) () -> closed.complete(Platform.isFxApplicationThread());
        }, _ -> outcome.complete("done"), outcome::completeExceptionally));
        onFx(() -> {
            job.onCancelled(() -> cancelled.complete(background.jobs().isEmpty()));
            return job;
        });
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            job.cancel();
            return job;
        });
        assertThat(cancelled).isCompletedWithValue(true);
        assertThat(closed.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(outcome).isNotDone();
    }

    @Test
    void theNewestOfOneKindWins() throws Exception {
        var answers = new ArrayList<String>();
        var release = new CountDownLatch(1);
        Job older = onFx(() -> background.runNewest("key", "Older", _ -> {
            release.await();
            return "older";
        }, answers::add, _ -> answers.add("failed")));
        onFx(() -> background.runNewest("key", "Newer", _ -> "newer", outcome::complete, outcome::completeExceptionally));
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo("newer");
        release.countDown();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(older.running()).isFalse();
        assertThat(answers).isEmpty();
    }

    private static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    }
}
