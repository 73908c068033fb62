package org.plumbline.app.ui.shell;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line above the tabs: something went wrong. Takes no room while there is nothing to say.
final class NoticeView extends HBox {
    private final Label sentence = new Label();
    private final Button details = new Button("Details");
    private final Button copy = new Button("Copy");
    private final Button close = new Button(null, new FontIcon(Feather.X));

    /// @param showDetails opens the notice's details
    /// @param copyText puts a text on the clipboard
    NoticeView(ShellViewModel model, Consumer<Notice> showDetails, Consumer<String> copyText) {
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        for (Button button : new Button[] {details, copy, close}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        close.getStyleClass().addAll("flat", "button-close");
        close.setTooltip(new Tooltip("Dismiss"));
        close.setAccessibleText("Dismiss");
        close.setOnAction(_ -> model.dismissNotice());
        getChildren().addAll(new FontIcon(Feather.ALERT_TRIANGLE), sentence, details, copy, close);
        managedProperty().bind(visibleProperty());
        details.setOnAction(_ -> model.noticeProperty().get().ifPresent(showDetails));
        copy.setOnAction(_ -> model.noticeProperty().get().ifPresent(notice -> copyText.accept(notice.details())));
        model.noticeProperty().subscribe(notice -> {
            setVisible(notice.isPresent());
            sentence.setText(notice.map(Notice::sentence).orElse(""));
        });
    }
}
