package org.plumbline.app.ui.shards;

import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Entry;
import org.plumbline.capacity.shard.KeyType;

/// Where the keys come from, and over how many shards they go.
final class KeysPane extends VBox {
    private final ShardsViewModel model;
    private final KeyInputs inputs;
    private final VBox source = new VBox(6);
    private final Map<KeySource, List<Node>> made = new EnumMap<>(KeySource.class);

    KeysPane(ShardsViewModel model) {
        super(8);
        this.model = model;
        this.inputs = model.inputs();
        getStyleClass().add("shard-fields");
        var shards = FigureFields.of(inputs.before, inputs.after, inputs.weights, inputs.bound);
        var choice = new Segments<>(List.of(KeySource.values()), KeySource::title, inputs.source.get(), inputs.source::set);
        choice.setMaxWidth(USE_PREF_SIZE);
        getChildren().addAll(shards, choice, source);
        inputs.source.subscribe(_ -> show());
        model.servers().addListener((ListChangeListener<ConnectedServer>) _ -> show());
    }

    private void show() {
        KeySource chosen = inputs.source.get();
        source.getChildren().setAll(chosen == KeySource.COLUMN && model.servers().isEmpty()
                ? List.of() : made.computeIfAbsent(chosen, this::fields));
    }

    private List<Node> fields(KeySource chosen) {
        return switch (chosen) {
            case NUMBERS -> List.<Node>of(FigureFields.of(inputs.numbers));
            case ZIPF -> List.<Node>of(FigureFields.of(inputs.numbers, inputs.exponent));
            case TYPED -> List.<Node>of(typed());
            case FILE -> List.of(file(), go("Count", "Reads the file and counts its keys"));
            case COLUMN -> List.of(column(), go("Measure", "Reads the column in a read-only transaction"));
        };
    }

    private FigureFields typed() {
        var area = new TextArea();
        area.setPrefRowCount(4);
        var fields = new FigureFields();
        fields.addWide(inputs.typed, area);
        type(fields);
        return fields;
    }

    private void type(FigureFields fields) {
        fields.add("Type", "PostgreSQL's type of the keys, by which its partitions and Citus hash them", List.of(KeyType.values()),
                KeyType::sqlName, inputs.type);
    }

    private FigureFields file() {
        var fields = new FigureFields();
        fields.add(inputs.file, SmallButton.of("Choose…", "Chooses a file", this::choose));
        type(fields);
        return fields;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle("A file of keys");
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::toString)
                .ifPresent(inputs.file.textProperty()::set);
    }

    private FigureFields column() {
        var server = new ComboBox<ConnectedServer>(model.servers());
        inputs.server.subscribe(chosen -> server.setValue(chosen.orElse(null)));
        server.valueProperty().subscribe((_, now) -> inputs.server.set(Optional.ofNullable(now)));
        var fields = new FigureFields();
        fields.add("Server", "The connection that is asked", server);
        List.<Entry<?>>of(inputs.table, inputs.column, inputs.sample, inputs.limit).forEach(fields::add);
        return fields;
    }

    private Node go(String title, String explanation) {
        Button go = SmallButton.of(title, explanation, model::count);
        go.getStyleClass().add("accent-button");
        var line = new HBox(go);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }
}
