package org.plumbline.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FrameStepsTest {
    private final FrameSteps steps = new FrameSteps();
    private final List<String> done = new ArrayList<>();

    @Test
    void doesOneThingAFrameInTheOrderInWhichTheyWereAskedFor(FxRobot robot) {
        robot.interact(() -> {
            ask("a", "b");
            ask("c");
            assertThat(done).isEmpty();
            frame();
            assertThat(done).containsExactly("a");
            frame();
            frame();
            assertThat(done).containsExactly("a", "b", "c");
            assertThat(steps.isEmpty()).isTrue();
        });
    }

    @Test
    void whoEndsItsOwnStepsLeavesThoseOfOthers(FxRobot robot) {
        robot.interact(() -> {
            Subscription mine = ask("a", "b");
            ask("c");
            frame();
            mine.unsubscribe();
            frame();
            assertThat(done).containsExactly("a", "c");
            mine.unsubscribe();
            assertThat(steps.isEmpty()).isTrue();
        });
    }

    @Test
    void whatAStepAsksForComesAfterThoseThatWait(FxRobot robot) {
        robot.interact(() -> {
            steps.add(List.of(() -> ask("later"), () -> done.add("first")));
            frame();
            frame();
            frame();
            assertThat(done).containsExactly("first", "later");
        });
    }

    @Test
    void framesOfTheWindowDoThem(FxRobot robot) throws TimeoutException {
        robot.interact(() -> ask("a", "b"));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, () -> done.size() == 2));
        robot.interact(() -> ask("once more"));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, () -> done.size() == 3));
    }

    private Subscription ask(String... names) {
        return steps.add(List.of(names).stream().map(name -> (Runnable) () -> done.add(name)).toList());
    }

    private void frame() {
        steps.handle(0);
    }
}
