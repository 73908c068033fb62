package org.plumbline.app.ui.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ExportDdlDialogTest {
    @TempDir
    private Path folder;

    private final Path[] chosen = new Path[1];
    private ExportDdlDialog dialog;

    @Start
    void start(Stage stage) {
        var panel = new IndexesView(new InlineBackground());
        panel.show(new IndexTrial(new InlineBackground(), TrialSubject.of(PlanFixture.sample("nested-loop.txt")),
                FXCollections.observableArrayList(), (_, _, _, _, _, _) -> { }));
        assertThat(panel.canExport()).isTrue();
        stage.setScene(new Scene(new BorderPane(panel), 400, 700));
        new Appearance(Theme.LIGHT, 0).applyTo(stage.getScene());
        stage.show();
        var model = new IndexesViewModel(PlanFixture.sample("nested-loop.txt"));
        dialog = new ExportDdlDialog(stage, new ExportDdlViewModel(model.script(), model.scriptName(), IndexesView.HOW_TO_RUN),
                new InlineBackground(), () -> Optional.ofNullable(chosen[0]));
        dialog.show();
    }

    @Test
    void hasTheLookOfPanelsThoughItIsAWindowOfItsOwn(FxRobot robot) {
        assertThat(robot.lookup(".dialog-content").queryAs(Region.class).getPadding()).isNotEqualTo(Insets.EMPTY);
        assertThat(robot.lookup(".export-dialog").queryAs(Region.class).getWidth()).isGreaterThan(800);
    }

    @Test
    void showsTheScriptAndItsRollback(FxRobot robot) {
        assertThat(shown(robot)).contains("CREATE INDEX CONCURRENTLY");
        robot.clickOn("Rollback");
        assertThat(shown(robot)).contains("DROP INDEX CONCURRENTLY");
    }

    @Test
    void savesBothFilesAndSaysWhere(FxRobot robot) {
        chosen[0] = folder.resolve("fix.sql");
        robot.clickOn("Save…");

        assertThat(folder.resolve("fix.sql")).content().contains("CREATE INDEX CONCURRENTLY");
        assertThat(folder.resolve("fix.rollback.sql")).content().contains("DROP INDEX CONCURRENTLY");
        assertThat(robot.lookup(".dialog-message").queryAs(Label.class).getText()).startsWith("Saved ").contains("fix.rollback.sql");
    }

    @Test
    void saysWhatToDoWhenAFileCannotBeWritten(FxRobot robot) {
        chosen[0] = folder.resolve("no/such/folder/fix.sql");
        robot.clickOn("Save…");

        assertThat(robot.lookup(".dialog-message").queryAs(Label.class).getText()).startsWith("Could not save")
                .contains("the folder does not exist").contains("another place");
    }

    @Test
    @Pictured
    void hasItsPictureTaken() {
        var stage = (Stage) dialog.getDialogPane().getScene().getWindow();

        assertThat(Screenshots.take("export-dialog", stage, List.of(new Screenshots.Size(840, 620)))).hasSize(2);
    }

    private static String shown(FxRobot robot) {
        return robot.lookup(node -> node instanceof CodeBlock && node.getScene().getRoot().getStyleClass().contains("export-dialog"))
                .queryAs(CodeBlock.class).sql();
    }
}
