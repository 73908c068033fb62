package org.plumbline.app.ui.anonymised;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.fx.ShownWindow;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class AnonymousCopyDialogTest {
    @TempDir
    private Path folder;

    private final Path[] chosen = new Path[1];
    private AnonymousCopyDialog dialog;

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new BorderPane(), 400, 700));
        new Appearance(Theme.LIGHT, 0).applyTo(stage.getScene());
        stage.show();
        var copy = AnonymousCopy.of(PlanFixture.sample("nested-loop.txt").plan());
        dialog = new AnonymousCopyDialog(stage, copy, new InlineBackground(), () -> Optional.ofNullable(chosen[0]));
        dialog.show();
    }

    @Test
    void saysWhatItHides(FxRobot robot) {
        assertThat(robot.lookup(".dialog-words").queryAllAs(Label.class)).extracting(Label::getText)
                .anyMatch(words -> words.startsWith("Replaced: ") && words.contains("tables"))
                .anyMatch(words -> words.startsWith("Kept: "));
    }

    @Test
    void copies(FxRobot robot) {
        robot.clickOn("Copy");

        assertThat(ShownWindow.onFxThread(() -> Clipboard.getSystemClipboard().getString()))
                .contains("\"Relation Name\": \"t1\"").doesNotContain("customer");
    }

    @Test
    void savesAndSaysWhere(FxRobot robot) {
        chosen[0] = folder.resolve("copy");
        robot.clickOn("Save…");

        assertThat(folder.resolve("copy.json")).content().contains("\"Relation Name\": \"t1\"");
        assertThat(message(robot)).startsWith("Saved ").contains("copy.json");
    }

    @Test
    void saysWhatToDoWhenAFileCannotBeWritten(FxRobot robot) {
        chosen[0] = folder.resolve("no/such/folder/copy.json");
        robot.clickOn("Save…");

        assertThat(message(robot)).startsWith("Could not save").contains("the folder does not exist").contains("another place");
    }

    @Test
    @Pictured
    void hasItsPictureTaken() {
        var stage = (Stage) dialog.getDialogPane().getScene().getWindow();

        assertThat(Screenshots.take("anonymised-dialog", stage, List.of(new Screenshots.Size(840, 620)))).hasSize(2);
    }

    private static String message(FxRobot robot) {
        return robot.lookup(".dialog-message").queryAs(Label.class).getText();
    }
}
