package org.plumbline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.plumbline.app.AppContext;
import org.plumbline.app.ui.shell.PlanDocumentView;
import org.plumbline.app.work.FxBackground;
import org.plumbline.plan.NodeId;
import tools.jackson.databind.ObjectMapper;

/// Opens plans in the real application and drives its views: what a first frame takes, what each frame of scrolling, zooming and choosing
/// nodes costs the FX thread and the render thread, and what is kept of the heap. Arguments: files of plans; the first only warms up.
public final class ViewsBench {
    private static final int FRAMES = 120;
    private static final int WIDTH = 1900;
    private static final int HEIGHT = 1000;
    private static final double MEGABYTE = 1e6;
    private static final double NANOS = 1e6;
    private static final OperatingSystemMXBean MACHINE = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final FxBackground background;
    private final AppContext app;
    private final Stage stage;

    private ViewsBench(FxBackground background, AppContext app, Stage stage) {
        this.background = background;
        this.app = app;
        this.stage = stage;
    }

    public static void main(String[] files) throws Exception {
        var started = new CompletableFuture<Boolean>();
        Platform.startup(() -> started.complete(true));
        started.join();
        Path configuration = Files.createTempDirectory("plumbline-bench-");
        ViewsBench bench = now(() -> {
            var background = new FxBackground();
            var stage = new Stage();
            AppContext app = AppContext.create(stage, background, configuration, new SimpleBooleanProperty());
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            app.window().show();
            return new ViewsBench(background, app, stage);
        });
        for (int i = 0; i < files.length; i++) {
            bench.measure(Path.of(files[i]), i > 0);
        }
        System.exit(0);
    }

    private void measure(Path file, boolean told) throws Exception {
        double jackson = file.toString().endsWith(".json") && told ? readTree(file) : Double.NaN;
        long wall = System.nanoTime();
        long cpu = MACHINE.getProcessCpuTime();
        CompletableFuture<Long> shown = now(() -> {
            app.window().open(List.of(file));
            return firstFrame();
        });
        long seen = shown.get(10, TimeUnit.MINUTES);
        double cpuMs = (MACHINE.getProcessCpuTime() - cpu) / NANOS;
        waitForWork();
        if (told) {
            String ratio = Double.isNaN(jackson) ? "" : String.format(" (%.1f of Jackson's readTree)", cpuMs / jackson);
            System.out.printf("%n%s: first frame after %.0f ms by the clock, %.0f ms CPU%s; all found after %.0f ms%n",
                    file.getFileName(), (seen - wall) / NANOS, cpuMs, ratio,
                    (System.nanoTime() - wall) / NANOS);
        }
        for (PlanDocumentView.View view : PlanDocumentView.View.values()) {
            drive(view, told);
        }
        if (told) {
            System.gc();
            Runtime java = Runtime.getRuntime();
            System.out.printf("  heap %.0f MB%n", (java.totalMemory() - java.freeMemory()) / MEGABYTE);
        }
        now(() -> {
            app.window().closeTab();
            return true;
        });
    }

    private void drive(PlanDocumentView.View view, boolean told) throws Exception {
        long fx = Frames.cpuOf("JavaFX Application");
        PlanDocumentView document = now(() -> {
            app.window().show(view);
            return (PlanDocumentView) stage.getScene().lookup(".plan-document");
        });
        waitForWork();
        if (told) {
            System.out.printf("  %-10s shown, FX thread %.0f ms in all%n", view.title(), (Frames.cpuOf("JavaFX Application") - fx) / NANOS);
        }
        Node turned = view == PlanDocumentView.View.DIAGRAM ? document.lookup(".diagram") : document;
        double x = now(() -> document.localToScene(document.getBoundsInLocal()).getCenterX());
        double y = now(() -> document.localToScene(document.getBoundsInLocal()).getMinY() + document.getHeight() * 0.4);
        tell(told, "scroll", Frames.of(FRAMES, frame -> wheel(turned, x, y, frame % 80 < 40 ? -60 : 60, false)));
        if (view == PlanDocumentView.View.DIAGRAM || view == PlanDocumentView.View.ICICLE) {
            tell(told, "zoom", Frames.of(FRAMES, frame -> wheel(turned, x, y, frame % 60 < 30 ? 40 : -40, true)));
        }
        var random = new Random(5);
        int nodes = document.analysis().plan().nodes().size();
        tell(told, "choose", Frames.of(FRAMES, _ -> document.document().selection().select(new NodeId(random.nextInt(nodes)))));
        var steps = new Steps(document);
        if (view == PlanDocumentView.View.TREE) {
            tell(told, "walk", steps.walk(document.lookup(".plan-tree .table-view")));
            steps.largestGroup().ifPresent(frames -> tell(told, "group", frames));
            tell(told, "open", steps.treeRoot());
            tell(told, "sort", steps.sort());
        } else if (view == PlanDocumentView.View.DIAGRAM) {
            tell(told, "open", steps.diagramRoot());
        }
    }

    private static void tell(boolean told, String what, Frames frames) {
        if (told) {
            System.out.printf("    %-7s %s%n", what, frames);
        }
    }

    /// Where the mouse is the wheel turns: the event goes to what lies there.
    private static void wheel(Node root, double x, double y, double delta, boolean control) {
        Node target = at(root, x, y);
        Event.fireEvent(target, new ScrollEvent(ScrollEvent.SCROLL, x, y, x, y, false, control, false, false, false, false,
                0, delta, 0, delta, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    private static Node at(Node node, double x, double y) {
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable().reversed()) {
                if (child.isVisible() && !child.isMouseTransparent() && child.getBoundsInLocal().contains(child.sceneToLocal(x, y))) {
                    return at(child, x, y);
                }
            }
        }
        return node;
    }

    private CompletableFuture<Long> firstFrame() {
        var shown = new CompletableFuture<Long>();
        int before = stage.getScene().getRoot().lookupAll(".plan-document").size();
        new AnimationTimer() {
            private boolean there;

            @Override
            public void handle(long now) {
                if (there) {
                    stop();
                    shown.complete(System.nanoTime());
                }
                there = there || stage.getScene().getRoot().lookupAll(".plan-document").size() > before;
            }
        }.start();
        return shown;
    }

    private void waitForWork() throws Exception {
        while (now(() -> !background.jobs().isEmpty())) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static double readTree(Path file) throws IOException {
        var mapper = new ObjectMapper();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long cpu = MACHINE.getProcessCpuTime();
            mapper.readTree(file.toFile());
            best = Math.min(best, (MACHINE.getProcessCpuTime() - cpu) / NANOS);
        }
        return best;
    }

    private static <T> T now(Callable<T> action) throws Exception {
        var task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }
}
