package org.plumbline.app.ui.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// One of a few, as joined buttons; one is always chosen.
public final class Segments<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final List<T> values;

    public Segments(List<T> values, Function<T, String> title, T first, Consumer<T> onChosen) {
        this.values = List.copyOf(values);
        getStyleClass().add("segments");
        for (T value : this.values) {
            var button = new ToggleButton(title.apply(value));
            button.getStyleClass().setAll("segment");
            button.setToggleGroup(group);
            button.setUserData(value);
            button.setMinWidth(USE_PREF_SIZE);
            getChildren().add(button);
        }
        choose(first);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (before != now && before != null) {
                onChosen.accept(this.values.get(group.getToggles().indexOf(now)));
            }
        });
    }

    public void choose(T value) {
        group.selectToggle(group.getToggles().get(values.indexOf(value)));
    }

    public T chosen() {
        return values.get(group.getToggles().indexOf(group.getSelectedToggle()));
    }
}
