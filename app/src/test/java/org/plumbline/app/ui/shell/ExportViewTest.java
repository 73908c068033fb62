package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.plumbline.app.store.Samples;
import org.plumbline.app.ui.draw.CanvasPen;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Palette;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.testkit.DrawnWords;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.WindowTest;
import org.testfx.api.FxRobot;

class ExportViewTest extends WindowTest {
    private static final Map<PlanDocumentView.View, List<String>> WORDS = new EnumMap<>(Map.of(
            PlanDocumentView.View.TREE, List.of("Estimate", "Seq Scan", "on reviews r"),
            PlanDocumentView.View.DIAGRAM, List.of("Rows that flow, on a logarithmic scale:", "1,000", "on reviews r"),
            PlanDocumentView.View.ICICLE, List.of("Own part of the time:", "Seq Scan on reviews r"),
            PlanDocumentView.View.TEXT, List.of("Own part of the whole self time:", "Execution Time: "),
            PlanDocumentView.View.SQL, List.of("table, function", "limit"),
            PlanDocumentView.View.STATISTICS, List.of("Statistics by node type.", "Whole plan")));

    @Test
    void everyViewHasAPictureThatSaysWhichPlanItIsAndWhatItShows() throws IOException {
        openSample("nested-loop");
        for (PlanDocumentView.View view : PlanDocumentView.View.values()) {
            List<String> words = DrawnWords.of(picture(view));
            assertThat(words.getFirst()).isEqualTo("nested-loop.txt");
            assertThat(words.get(1)).contains("execution", "planning", "rows returned");
            assertThat(words).as(view.title()).anySatisfy(line -> assertThat(line).startsWith(view.title()));
            assertThat(words).as(view.title()).containsAll(WORDS.get(view));
        }
    }

    @Test
    void theMenuHasBothAndSaysWhyTheyAreOff() throws IOException {
        assertThat(item("Export View…").getAccelerator()).isEqualTo(KeyCombination.keyCombination("Shortcut+E"));
        assertThat(item("Print View…").getAccelerator()).isEqualTo(KeyCombination.keyCombination("Shortcut+P"));
        assertThat(shownItems()).containsExactly("Export View…   Open a plan first. off", "Print View…   Open a plan first. off");
        window.open(window.file("scan.txt", "Seq Scan on orders  (cost=0.00..18334.00 rows=1000000 width=8)\n"));
        for (PlanDocumentView.View view : PlanDocumentView.View.values()) {
            show(view);
            assertThat(shownItems()).as(view.title()).allMatch(words -> words.endsWith(" off") == (view == PlanDocumentView.View.SQL));
        }
        show(PlanDocumentView.View.SQL);
        assertThat(shownItems().getFirst()).contains("The statement of this plan is not known");
        onFxThread(() -> {
            window.app().window().writeSql();
            return window;
        });
        assertThat(shownItems()).allMatch(words -> words.contains("This tab has no picture: open a plan, or compare two."));
    }

    @Test
    void theKeySaysWhyThereIsNothingToExport(FxRobot robot) throws IOException {
        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        window.waitForWork();
        assertThat(((Label) window.shown(".notice .label")).getText()).isEqualTo("Open a plan first.");
        window.open(window.file("scan.txt", "Seq Scan on orders  (cost=0.00..18334.00 rows=1000000 width=8)\n"));
        show(PlanDocumentView.View.SQL);
        robot.press(KeyCode.CONTROL, KeyCode.P).release(KeyCode.P, KeyCode.CONTROL);
        window.waitForWork();
        assertThat(((Label) window.shown(".notice .label")).getText())
                .startsWith("The statement of this plan is not known");
    }

    @Pictured
    @Test
    void picturesOfThem() throws IOException {
        for (String id : List.of("nested-loop", "cte-read-twice", "partitions-all-read", "worker-skew")) {
            openSample(id);
            onFxThread(() -> {
                var document = ((DocumentTabs) window.stage().getScene().lookup(".documents")).shownPlan().orElseThrow().document();
                document.selection().select(document.plan().nodes().getLast().id());
                return document;
            });
            boolean known = !id.equals("cte-read-twice");
            for (PlanDocumentView.View view : known ? List.copyOf(WORDS.keySet()) : List.of(PlanDocumentView.View.DIAGRAM)) {
                HeadedPicture picture = picture(view);
                for (Theme theme : Theme.values()) {
                    String name = ("exported-" + id + "-" + view + "-" + theme).toLowerCase(Locale.ROOT);
                    assertThat(Screenshots.write(onFxThread(() -> {
                        var canvas = new Canvas(picture.width(), picture.height());
                        picture.draw(new CanvasPen(canvas.getGraphicsContext2D(), Palette.of(theme), picture.width(), picture.height()));
                        return canvas.snapshot(null, null);
                    }), Screenshots.FOLDER.resolve(name + ".png"))).isNotEmptyFile();
                }
            }
        }
    }

    private HeadedPicture picture(PlanDocumentView.View view) {
        show(view);
        return DrawnWords.whole(onFxThread(() -> ((DocumentTabs) window.stage().getScene().lookup(".documents")).shownPlan().orElseThrow()
                .picture()));
    }

    private void show(PlanDocumentView.View view) {
        onFxThread(() -> {
            window.app().window().show(view);
            return window;
        });
        window.waitForWork();
    }

    private Menu file() {
        return ((MenuBar) window.stage().getScene().lookup(".menu-bar")).getMenus().getFirst();
    }

    private MenuItem item(String title) {
        return file().getItems().stream().filter(item -> title.equals(item.getText())).findFirst().orElseThrow();
    }

    /// As they are to be read while the menu is open.
    private List<String> shownItems() {
        return onFxThread(() -> {
            Event.fireEvent(file(), new Event(Menu.ON_SHOWING));
            List<String> words = file().getItems().stream().filter(item -> item.getText() != null && item.getText().contains(" View…"))
                    .map(item -> item.getText() + (item.isDisable() ? " off" : "")).toList();
            Event.fireEvent(file(), new Event(Menu.ON_HIDDEN));
            assertThat(item("Export View…").isDisable()).as("its key works").isFalse();
            return words;
        });
    }

    /// With its statement, as the sample's card opens it.
    private void openSample(String id) throws IOException {
        var sample = Samples.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        String query = "Query Text: " + sample.query().orElseThrow().strip().replace("\n", "\n\t") + "\n";
        boolean text = sample.planText().contains("(cost=");
        window.open(window.file(id + ".txt", (text ? query : "") + sample.planText()));
    }
}
