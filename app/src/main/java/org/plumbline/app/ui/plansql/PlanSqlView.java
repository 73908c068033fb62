package org.plumbline.app.ui.plansql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.Caret;
import org.fxmisc.richtext.CodeArea;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.PlainLines;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Spoken;
import org.plumbline.app.ui.control.TabLeaves;
import org.plumbline.app.ui.control.WhileShown;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.text.MarkText;

/// The SQL view: the statement, coloured, with the selected node's parts marked. A click in a part, or the caret in it, selects its node;
/// once more, or Enter, goes to the next of several.
public final class PlanSqlView extends BorderPane {
    private final PlanSqlViewModel model;
    private final CodeArea area = new CodeArea() {
        @Override
        public void copy() {
            shown.filter(_ -> getSelection().getLength() > 0)
                    .ifPresent(sql -> CodeBlock.copy(sql.between(getSelection().getStart(), getSelection().getEnd())));
        }
    };
    private final VirtualizedScrollPane<CodeArea> editor = new VirtualizedScrollPane<>(area);
    private final TextArea pasted = new TextArea();
    private final ToggleButton format = new ToggleButton("Format");
    private final FlowPane legend = new FlowPane(10, 4);
    private final Label status = Words.of("", "sql-status");
    private final PartStyles styles = new PartStyles(area);
    private final Label highlighted = swatch("highlighted", PartStyles.HIGHLIGHTED);
    private final Label found = swatch("found", PartStyles.FOUND);
    private final Subscription subscriptions;
    private Optional<ShownSql> shown = Optional.empty();
    private boolean awaited;
    private boolean following;
    private boolean wasSelected;

    public PlanSqlView(PlanSqlViewModel model) {
        this.model = model;
        getStyleClass().addAll("plan-sql", "sql-editor");
        status.setMaxWidth(Double.MAX_VALUE);
        area.setEditable(false);
        area.setAccessibleRoleDescription("The plan's statement");
        area.setShowCaret(Caret.CaretVisibility.ON);
        area.setParagraphGraphicFactory(this::lineNumber);
        area.caretPositionProperty().addListener((_, _, place) -> caretAt(place));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        TabLeaves.on(area);
        TabLeaves.on(pasted);
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> wasSelected = isSelectedUnder(press));
        area.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        subscriptions = Subscription.combine(model.shownProperty().subscribe(this::show),
                WhileShown.of(this, () -> Subscription.combine(model.onSelected(_ -> mark()), model.onLook(this::look))));
    }

    /// Ends what listens to the document. A code area with a caret that is always shown is kept for ever by a stream of its library.
    public void dispose() {
        subscriptions.unsubscribe();
        area.dispose();
    }

    /// The picture of the statement as it is shown.
    public PictureOffer picture() {
        return model.picture();
    }

    /// As soon as there is one.
    public void focusText() {
        awaited = shown.isEmpty() && model.hasStatement();
        Node place = shown.isEmpty() ? pasted : getCenter() == editor ? area : getCenter();
        place.requestFocus();
    }

    private void show(Optional<ShownSql> now) {
        shown = now;
        if (now.isEmpty()) {
            setCenter(model.hasStatement() ? null : nothing());
            return;
        }
        if (getTop() == null) {
            setTop(bar());
            setBottom(status);
        }
        format.setDisable(!model.mayFormat());
        legend.getChildren().setAll(model.kinds().stream().map(kind -> swatch(MarkText.name(kind), PartStyles.of(kind))).toList());
        legend.getChildren().addAll(highlighted, found);
        boolean focused = awaited || (getCenter() != null && getCenter().isFocusWithin());
        if (now.get().inEditor()) {
            edit(now.get());
        } else {
            list(now.get());
        }
        mark();
        if (focused) {
            focusText();
        }
    }

    private void edit(ShownSql sql) {
        following = true;
        if (!area.getText().equals(sql.text())) {
            area.replaceText(sql.text());
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
        }
        following = false;
        styles.begin(sql);
        setCenter(editor);
    }

    private void list(ShownSql sql) {
        styles.end();
        var lines = new PlainLines(sql.lines().size(), line -> "  " + sql.lineNumber(line) + "  " + sql.lines().get(line), Map.of());
        lines.setAccessibleText("The plan's statement");
        setCenter(lines);
    }

    /// Marks what belongs to the selected node, and goes there; not while nobody sees it.
    private void mark() {
        if (getScene() != null && shown.isPresent()) {
            look();
            status.setText(model.status());
            follow();
        }
    }

    /// Marks what belongs to the selected node, to highlighted ones and to those that were found.
    private void look() {
        PartLooks looks = shown.filter(ShownSql::inEditor).isPresent() ? model.looks() : PartLooks.NONE;
        styles.show(looks);
        setShown(highlighted, !styles.shown().highlighted().isEmpty());
        setShown(found, !styles.shown().found().isEmpty());
        Spoken.say(area, model.spoken());
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void follow() {
        List<PartLooks.Selected> marked = styles.shown().selected();
        if (!marked.isEmpty() && !styles.shown().isSelected(area.getCaretPosition()) && !following) {
            following = true;
            area.moveTo(marked.stream().mapToInt(part -> part.span().start()).min().orElseThrow());
            area.requestFollowCaret();
            following = false;
        }
    }

    private void caretAt(int place) {
        if (!following) {
            following = true;
            model.selectAt(place);
            following = false;
        }
    }

    private boolean isSelectedUnder(MouseEvent press) {
        return model.isSelectedAt(area.hit(press.getX(), press.getY()).getInsertionIndex());
    }

    private void clicked(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY && wasSelected && click.isStillSincePress()) {
            walk(1);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            walk(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
    }

    private void walk(int step) {
        following = true;
        model.walk(area.getCaretPosition(), step);
        following = false;
    }

    private Node bar() {
        format.getStyleClass().add("small-button");
        format.setSelected(model.isFormatted());
        format.setMinWidth(Region.USE_PREF_SIZE);
        format.selectedProperty().subscribe((_, on) -> model.setFormatted(on));
        HoverText.on(format, "Each clause, join and condition on a line of its own; nothing but space changes");
        HBox.setHgrow(legend, Priority.ALWAYS);
        legend.setMinWidth(0);
        legend.setAlignment(Pos.CENTER_LEFT);
        var bar = new HBox(8, legend, format, SmallButton.of("Open in SQL editor",
                "The statement as it came, to be changed and explained again", model::edit),
                SmallButton.of("Copy", "The statement as it is shown", () -> shown.ifPresent(sql -> CodeBlock.copy(sql.sql()))));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("plan-sql-bar");
        return bar;
    }

    private static Label swatch(String words, String style) {
        var label = new Label(words);
        label.getStyleClass().addAll("mark-swatch", style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Node lineNumber(int line) {
        var number = new Label(shown.map(sql -> sql.lineNumber(line)).orElse(""));
        number.getStyleClass().add("line-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setMaxHeight(Double.MAX_VALUE);
        return number;
    }

    /// How a plan gets its statement, and a place to paste it.
    private Node nothing() {
        pasted.setPromptText("select …");
        pasted.setAccessibleText("The statement of this plan");
        pasted.setPrefRowCount(6);
        pasted.getStyleClass().add("sql-pasted");
        VBox.setVgrow(pasted, Priority.SOMETIMES);
        var use = new Button("_Use this statement");
        use.setMnemonicParsing(true);
        use.setMinWidth(Region.USE_PREF_SIZE);
        use.disableProperty().bind(pasted.textProperty().map(String::isBlank));
        use.setOnAction(_ -> model.use(pasted.getText()));
        var open = new Button("Open in SQL editor");
        open.setDisable(true);
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setAccessibleHelp(MarkText.NOTHING_TO_EDIT);
        var title = Words.of("The statement of this plan is not known", "pl-heading");
        var why = Words.of(MarkText.NOTHING_TO_EDIT, "sql-status");
        var buttons = new HBox(8, use, open, why);
        buttons.setAlignment(Pos.CENTER_LEFT);
        var all = new VBox(10, title, Words.of(MarkText.NO_QUERY), pasted, buttons);
        all.getStyleClass().add("sql-nothing");
        return all;
    }
}
