package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.shell.PlanDocumentView.View;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.fx.WindowTest;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What was closed takes no memory any more: a plan of 100,000 nodes is 240 MB.
class ClosedPlansTest extends WindowTest {
    private static final Path CASE = Path.of("../plan-model/src/test/resources/corpus/limit-above-fan-out");

    private final List<WeakReference<?>> closed = new ArrayList<>();

    @Test
    void nothingKeepsAPlanThatWasLookedAtInEveryViewWithEveryPanel() throws TimeoutException {
        open("plan.txt");
        for (View view : View.values()) {
            act(() -> window.app().window().show(view));
            expectGone(".styled-text-area");
        }
        for (String panel : List.of("indexes", "rewrites", "pool", "shards", "cache", "replicas")) {
            act(() -> window.app().window().togglePanel(panel));
        }
        close(1);
        assertThatNothingIsKept();
    }

    @Test
    void nothingKeepsPlansThatWereComparedWhicheverTabIsClosedFirst() throws TimeoutException {
        open("plan.txt");
        open("after.txt");
        act(() -> window.app().window().compare());
        expectGone(".compare-document");
        close(3);
        open("plan.txt");
        act(() -> window.app().window().compare());
        expectGone(".compare-document");
        act(() -> ((TabPane) window.shown(".tab-pane")).getSelectionModel().selectPrevious());
        assertThat(window.stage().getTitle()).startsWith("plan.txt");
        close(2);
        assertThatNothingIsKept();
    }

    @Test
    void nothingKeepsAnEditorOfStatements() throws TimeoutException {
        act(() -> window.app().window().writeSql());
        expectGone(".sql-editor");
        expectGone(".styled-text-area");
        assertThat(closed).extracting(WeakReference::get).hasAtLeastOneElementOfType(CodeArea.class);
        close(1);
        assertThatNothingIsKept();
    }

    private void open(String file) {
        window.open(CASE.resolve(file));
        expectGone(".plan-document");
        onFxThread(() -> {
            PlanDocumentView view = (PlanDocumentView) window.shown(".plan-document");
            view.document().selection().select(new NodeId(1));
            closed.add(new WeakReference<>(view.document().plan()));
            return closed.add(new WeakReference<>(view.document()));
        });
        window.waitForWork();
    }

    private void close(int tabs) {
        for (int i = 0; i < tabs; i++) {
            act(() -> window.app().window().closeTab());
        }
    }

    private void act(Runnable action) {
        onFxThread(() -> {
            action.run();
            return action;
        });
        window.waitForWork();
    }

    private void expectGone(String selector) {
        onFxThread(() -> {
            window.stage().getScene().getRoot().lookupAll(selector).forEach(node -> closed.add(new WeakReference<>(node)));
            return closed;
        });
    }

    private void assertThatNothingIsKept() throws TimeoutException {
        assertThat(closed).hasSizeGreaterThan(1);
        FxToolkit.registerStage(Stage::new); // TestFX keeps all events of the one that is registered
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
                System.gc();
                window.waitForWork();
                return kept().isEmpty();
            });
        } catch (TimeoutException e) {
            throw new AssertionError("kept: " + kept(), e);
        }
    }

    private List<String> kept() {
        return closed.stream().map(WeakReference::get).filter(Objects::nonNull).map(each -> each.getClass().getSimpleName()).toList();
    }
}
