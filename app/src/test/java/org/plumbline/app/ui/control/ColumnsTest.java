package org.plumbline.app.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ColumnsTest {
    private TableView<Integer> table;
    private TableColumn<Integer, Integer> figure;

    @Start
    void start(Stage stage) {
        table = new TableView<>();
        figure = Columns.figure("Loops", 70, loops -> loops, String::valueOf, String::valueOf);
        table.getColumns().add(figure);
    }

    @Test
    void columnsAndRowsGrowWithTheTextAndShrinkBack() {
        Columns.scale(table, 1.5, 27);
        assertThat(figure.getMinWidth()).isEqualTo(105);
        assertThat(figure.getMaxWidth()).isEqualTo(210);
        assertThat(table.getFixedCellSize()).isEqualTo(41);
        Columns.scale(table, 1, 27);
        assertThat(figure.getMinWidth()).isEqualTo(70);
        assertThat(table.getFixedCellSize()).isEqualTo(27);
    }

    @Test
    void whatThePersonMadeWiderStaysSoWhileTheTextIsAsLarge() {
        Columns.scale(table, 1.5, 27);
        figure.setPrefWidth(190);
        Columns.scale(table, 1.5, 27);
        assertThat(figure.getPrefWidth()).isEqualTo(190);
    }
}
