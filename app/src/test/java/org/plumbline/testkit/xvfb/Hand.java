package org.plumbline.testkit.xvfb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.plumbline.testkit.fx.Screenshots;

/// Mouse, keyboard and camera of this process's screen. Called from a thread that is not JavaFX's; whatever is waited for is looked at
/// once in each of JavaFX's pulses.
final class Hand {
    private static final int PATIENCE_SECONDS = 60;
    private static final int PULSES_TO_DRAW = 10;

    private final Robot robot = now(Robot::new);

    /// Waits until there is something to be seen.
    static <T> T see(String what, Supplier<Optional<T>> look) {
        var seen = new CompletableFuture<T>();
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long pulse) {
                try {
                    look.get().ifPresent(seen::complete);
                } catch (RuntimeException | Error e) {
                    seen.completeExceptionally(e);
                }
                if (seen.isDone()) {
                    stop();
                }
            }
        }.start());
        return seen.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionallyCompose(failure ->
                CompletableFuture.failedFuture(new IllegalStateException("Not seen: " + what, failure))).join();
    }

    static void until(String what, BooleanSupplier holds) {
        see(what, () -> holds.getAsBoolean() ? Optional.of(what) : Optional.empty());
    }

    static <T> T now(Supplier<T> action) {
        return see("the toolkit at work", () -> Optional.of(action.get()));
    }

    /// Clicks in the middle of it; where that was, on the screen.
    Point2D click(Node node) {
        return now(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            var middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
            robot.mouseMove(middle);
            robot.mouseClick(MouseButton.PRIMARY);
            return middle;
        });
    }

    /// With the button held from here to there, moving about until what is there welcomes what comes; then lets go.
    void drag(Point2D from, Point2D to, BooleanSupplier welcome) {
        now(() -> {
            robot.mouseMove(from);
            robot.mousePress(MouseButton.PRIMARY);
            return from;
        });
        var aside = new AtomicBoolean();
        until("a welcome for what is dragged", () -> {
            aside.set(!aside.get());
            robot.mouseMove(aside.get() ? to.add(3, 3) : to);
            return welcome.getAsBoolean();
        });
        now(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return to;
        });
    }

    /// All pressed in this order, then released.
    void type(KeyCode... keys) {
        now(() -> {
            List.of(keys).forEach(robot::keyPress);
            List.of(keys).reversed().forEach(robot::keyRelease);
            return keys;
        });
    }

    /// The whole screen as it is after some pulses, with the pointer out of the way.
    void photograph(Path file) {
        now(() -> {
            robot.mouseMove(Xvfb.WIDTH / 2.0, Xvfb.HEIGHT - 1.0);
            return robot;
        });
        for (int pulse = 0; pulse < PULSES_TO_DRAW; pulse++) {
            now(() -> robot);
        }
        Screenshots.write(now(() -> robot.getScreenCapture(null, 0, 0, Xvfb.WIDTH, Xvfb.HEIGHT)), file);
    }
}
