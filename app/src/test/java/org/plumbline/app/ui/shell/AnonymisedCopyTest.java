package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.plumbline.testkit.fx.ShownWindow;
import org.plumbline.testkit.fx.WindowTest;
import org.testfx.api.FxRobot;

class AnonymisedCopyTest extends WindowTest {
    @Test
    void isOfferedWhereAPlanIsInFront() throws IOException {
        assertThat(item().isDisable()).isTrue();
        window.open(window.file("plan.txt", "Seq Scan on orders  (cost=0.00..1.00 rows=1 width=4)\n"));
        assertThat(item().isDisable()).isFalse();
    }

    @Test
    void opensByItsKeyAndShowsTheCopy(FxRobot robot) throws IOException {
        window.open(window.file("plan.txt", "Seq Scan on orders  (cost=0.00..1.00 rows=1 width=4)\n"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        window.waitForWork();

        assertThat(robot.lookup(".dialog-words").queryAllAs(Label.class)).extracting(Label::getText).contains("Replaced: 1 table.");
        robot.clickOn("Close");
    }

    private MenuItem item() {
        return ShownWindow.onFxThread(() -> {
            Menu file = ((MenuBar) window.stage().getScene().lookup(".menu-bar")).getMenus().getFirst();
            return file.getItems().stream().filter(item -> "Anonymised Copy…".equals(item.getText())).findFirst().orElseThrow();
        });
    }
}
