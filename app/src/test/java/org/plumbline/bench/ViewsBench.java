package org.plumbline.bench;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
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
import javafx.scene.control.TableView;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.plumbline.app.AppContext;
import org.plumbline.app.ui.shell.PlanDocumentView;
import org.plumbline.app.work.FxBackground;
import org.plumbline.plan.NodeId;
import tools.jackson.databind.ObjectMapper;

/// Opens plans in the real application and drives its views: what a first frame takes, what each frame of scrolling, zooming and choosing
/// nodes costs the FX thread and the render thread, and what is kept of the heap. Arguments: files of plans; the first only warms up: it is
/// opened again and again, as in an application that has been in use, until opening it costs no less. `-Dbench.open=true`: plans are opened
/// and closed again, without a look at their views; `-Dbench.again=20`: so many times more.
public final class ViewsBench {
    private static final int FRAMES = 120;
    private static final int WIDTH = 1900;
    private static final int HEIGHT = 1000;
    private static final double MEGABYTE = 1e6;
    private static final double NANOS = 1e6;
    /// Warm is what costs no less when it is done so many times more.
    private static final int NO_LESS = 5;
    private static final int MOST_WARMING = 30;
    /// The first opening of a plan of another shape runs code that was not compiled yet: it is told, and so are these after it.
    private static final int AGAIN = Integer.getInteger("bench.again", 3);
    private static final boolean OPENED_ONLY = Boolean.getBoolean("bench.open");

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
            app.window().show();
            var screen = Screen.getPrimary().getVisualBounds(); // the headless one is 1000 wide, and takes no wider window
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(Math.min(WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
            return new ViewsBench(background, app, stage);
        });
        bench.warmUp(Path.of(files[0]));
        System.out.printf("a window of %.0f x %.0f%n", bench.stage.getScene().getWidth(), bench.stage.getScene().getHeight());
        for (int i = 1; i < files.length; i++) {
            bench.measure(Path.of(files[i]), true);
        }
        System.exit(0);
    }

    private void warmUp(Path file) throws Exception {
        measure(file, false);
        double least = Double.MAX_VALUE;
        int times = 0;
        for (int idle = 0; idle < NO_LESS && times < MOST_WARMING; times++) {
            waitForCompiler();
            Spent spent = open(file);
            waitForWork();
            close();
            idle = spent.all() < least * 0.97 ? 0 : idle + 1;
            least = Math.min(least, spent.all());
        }
        System.out.printf("warm after %d times: %s takes %.0f ms CPU to its first frame%n", times, file.getFileName(), least);
    }

    private void measure(Path file, boolean told) throws Exception {
        waitForCompiler();
        var frames = DearestFrame.watch();
        long begun = System.nanoTime();
        Spent first = open(file);
        double clock = (System.nanoTime() - begun) / NANOS;
        Spent before = Spent.now();
        waitForWork();
        if (told) {
            System.out.printf("%n%s: first frame after %.0f ms by the clock, %s%n  all found after %.0f ms, further %s%n"
                            + "  FX worst until then %.0f ms%n",
                    file.getFileName(), clock, first, (System.nanoTime() - begun) / NANOS, Spent.now().since(before), frames.end());
            tellHeap("opened");
        } else {
            frames.end();
        }
        if (!OPENED_ONLY) {
            for (PlanDocumentView.View view : PlanDocumentView.View.values()) {
                drive(view, told);
            }
            if (told) {
                tellHeap("every view shown");
            }
        }
        close();
        if (told && !OPENED_ONLY) {
            compare(file);
        }
        if (told) {
            for (int i = 0; i < AGAIN; i++) {
                waitForCompiler();
                var again = DearestFrame.watch();
                Spent spent = open(file);
                waitForWork();
                System.out.printf("  opened again: first frame takes %s, FX worst until all is found %.0f ms%n", spent, again.end());
                close();
            }
        }
        if (told && file.toString().endsWith(".json")) {
            double jackson = readTree(file);
            System.out.printf("  Jackson's readTree takes %.0f ms CPU: the first frame %.1f times that%n", jackson, first.all() / jackson);
        }
    }

    /// A plan with itself: until both stand side by side.
    private void compare(Path file) throws Exception {
        for (int i = 0; i < 2; i++) {
            now(() -> {
                app.window().open(List.of(file));
                return file;
            });
            waitForWork();
        }
        long fx = Frames.cpuOf("JavaFX Application");
        long begun = System.nanoTime();
        now(() -> {
            app.window().compare();
            return true;
        });
        waitForWork();
        Frames scrolled = Frames.of(FRAMES, frame -> {
            var table = (TableView<?>) stage.getScene().lookup(".compare-document .table-view");
            table.scrollTo(frame % Math.max(1, table.getItems().size()));
        });
        System.out.printf("  %-10s shown after %.0f ms by the clock, FX thread %.0f ms in all%n    %-7s %s%n", "Compare",
                (System.nanoTime() - begun) / NANOS, (Frames.cpuOf("JavaFX Application") - fx) / NANOS, "scroll", scrolled);
        for (int i = 0; i < 3; i++) {
            close();
        }
    }

    /// What was spent until its first frame.
    private Spent open(Path file) throws Exception {
        Spent before = Spent.now();
        CompletableFuture<Long> shown = now(() -> {
            app.window().open(List.of(file));
            return firstFrame();
        });
        shown.get(10, TimeUnit.MINUTES);
        return Spent.now().since(before);
    }

    private void close() throws Exception {
        now(() -> {
            app.window().closeTab();
            return true;
        });
    }

    private static void tellHeap(String when) {
        System.gc();
        Runtime java = Runtime.getRuntime();
        System.out.printf("  heap %.0f MB (%s)%n", (java.totalMemory() - java.freeMemory()) / MEGABYTE, when);
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
        int nodes = document.document().plan().nodes().size();
        tell(told, "choose", Frames.of(FRAMES, _ -> document.document().selection().select(new NodeId(random.nextInt(nodes)))));
        var steps = new Steps(document);
        tell(told, "looks", steps.looks());
        tell(told, "search", steps.search());
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
        while (!now(background::isAtRest)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /// What was run until now is being compiled beside it: not the next plan's cost.
    private static void waitForCompiler() throws InterruptedException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long before;
        do {
            before = compiler.getTotalCompilationTime();
            TimeUnit.MILLISECONDS.sleep(300);
        } while (compiler.getTotalCompilationTime() > before);
    }

    private static double readTree(Path file) throws IOException {
        var mapper = new ObjectMapper();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            Spent before = Spent.now();
            mapper.readTree(file.toFile());
            best = Math.min(best, Spent.now().since(before).all());
        }
        return best;
    }

    private static <T> T now(Callable<T> action) throws Exception {
        var task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }
}
