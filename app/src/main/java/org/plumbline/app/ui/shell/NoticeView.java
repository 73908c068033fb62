package org.plumbline.app.ui.shell;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line above the tabs: something went wrong, or was done. Takes no room while there is nothing to say.
final class NoticeView extends HBox {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

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
        var icon = new FontIcon(Feather.ALERT_TRIANGLE);
        details.managedProperty().bind(details.visibleProperty());
        getChildren().addAll(icon, sentence, details, copy, close);
        managedProperty().bind(visibleProperty());
        details.setOnAction(_ -> model.noticeProperty().get().ifPresent(showDetails));
        copy.setOnAction(_ -> model.noticeProperty().get().ifPresent(notice -> copyText.accept(notice.details())));
        model.noticeProperty().subscribe(notice -> {
            setVisible(notice.isPresent());
            boolean done = notice.isPresent() && !notice.get().trouble();
            pseudoClassStateChanged(DONE, done);
            icon.setIconCode(done ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
            details.setVisible(!done);
            sentence.setText(notice.map(Notice::sentence).orElse(""));
        });
    }
}
