package org.plumbline.app.ui.compare;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.draw.PictureExport;
import org.plumbline.app.ui.draw.ThemeColours;
import org.plumbline.app.work.Background;
import org.plumbline.plan.compare.Trend;

/// Which plans are compared, and the sentences that matter.
final class CompareHead extends VBox {
    private static final double WIDEST_CHOICE = 330;

    private final CompareViewModel model;
    private final Label headline = Words.of("", "summary-main", "compare-headline");
    private final ComboBox<PlanOffer> first = new ComboBox<>();
    private final VBox sentences = new VBox(3);
    private final Label count = new Label();
    private final PictureExport export;

    CompareHead(CompareViewModel model, MenuButton columns, Background background) {
        this.model = model;
        getStyleClass().addAll("summary", "compare-head");
        var sides = new FlowPane(10, 6, choice(PlanSide.BEFORE), swap(), choice(PlanSide.AFTER));
        sides.setAlignment(Pos.CENTER_LEFT);
        var colours = new ThemeColours();
        export = menu(colours, background);
        getChildren().addAll(sides, headline, sentences, tools(columns), export.message(), colours);
        sentences.managedProperty().bind(Bindings.isNotEmpty(sentences.getChildren()));
        model.comparedProperty().subscribe(_ -> show());
    }

    /// Gives the keyboard to the choice of the plan before.
    void focusChoice() {
        first.requestFocus();
    }

    private HBox choice(PlanSide side) {
        var title = new Label(side.title());
        title.getStyleClass().add("summary-label");
        ComboBox<PlanOffer> box = side == PlanSide.BEFORE ? first : new ComboBox<>();
        box.setItems(model.offers());
        title.setLabelFor(box);
        box.setAccessibleText("The plan " + side.title().toLowerCase(java.util.Locale.ROOT));
        box.setPromptText("Choose a plan");
        box.setMaxWidth(WIDEST_CHOICE);
        box.setPrefWidth(WIDEST_CHOICE);
        box.valueProperty().subscribe(offer -> {
            if (offer != null) {
                model.sideProperty(side).set(java.util.Optional.of(offer));
            }
        });
        model.sideProperty(side).subscribe(offer -> box.setValue(offer.orElse(null)));
        HoverText.on(box, () -> model.sideProperty(side).get().map(offer -> offer.name() + "\n" + offer.place()).orElse(""));
        var row = new HBox(6, title, box, origins(side));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private MenuButton origins(PlanSide side) {
        var menu = new MenuButton("From");
        menu.getStyleClass().add("quiet-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setAccessibleText("The plan " + side.title().toLowerCase(java.util.Locale.ROOT) + " from elsewhere");
        HoverText.on(menu, "A plan that is not open: from a file, a log, the clipboard, the history");
        for (PlanOrigin origin : PlanOrigin.values()) {
            var item = new MenuItem(origin.title());
            item.setOnAction(_ -> model.bring(origin, side));
            menu.getItems().add(item);
        }
        return menu;
    }

    /// By which its picture leaves the window.
    PictureExport export() {
        return export;
    }

    private PictureExport menu(ThemeColours colours, Background background) {
        var menu = new PictureExport(colours, background, model::picture);
        menu.setAccessibleText("Save or print the comparison");
        HoverText.on(menu, "The comparison as a page, Markdown, JSON or text; its picture as PNG or SVG; on paper");
        var report = new MenuItem("Save Comparison…");
        report.setOnAction(_ -> model.save());
        menu.getItems().addAll(0, List.of(report, new SeparatorMenuItem()));
        return menu;
    }

    private Button swap() {
        Button swap = SmallButton.of("⇄", "The other way round (S)", model::swap);
        swap.setAccessibleText("Swap both plans");
        return swap;
    }

    private HBox tools(MenuButton columns) {
        var only = new ToggleButton("Only changes");
        only.getStyleClass().addAll("quiet-toggle", "small-button");
        only.selectedProperty().bindBidirectional(model.changedOnlyProperty());
        HoverText.on(only, "Leaves out nodes that are the same in both plans (O)");
        count.getStyleClass().add("summary-label");
        count.setMinWidth(0);
        HoverText.on(count, count::getText);
        only.setMinWidth(USE_PREF_SIZE);
        columns.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(8, only, SmallButton.of("Previous change", "P", () -> model.chooseChange(-1)),
                SmallButton.of("Next change", "N", () -> model.chooseChange(1)), count, space, columns,
                SmallButton.of("Copy", "The comparison as Markdown, for a ticket or a mail", model::copy), export);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(model.comparedProperty().map(java.util.Optional::isPresent));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void show() {
        sentences.getChildren().clear();
        headline.setVisible(model.comparedProperty().get().isPresent());
        headline.setManaged(headline.isVisible());
        model.comparedProperty().get().ifPresent(now -> {
            headline.setText(now.text().headline());
            headline.getStyleClass().removeAll("summary-good", "summary-severe");
            if (now.verdict().trend().differs()) {
                headline.getStyleClass().add(now.verdict().trend() == Trend.LESS ? "summary-good" : "summary-severe");
            }
            now.text().causes().ifPresent(words -> sentences.getChildren().add(Words.of(words)));
            now.text().remaining().ifPresent(words -> sentences.getChildren().add(Words.of(words)));
            now.text().notes().forEach(note -> sentences.getChildren().add(Words.of("• " + note, "summary-note")));
            count.setText(now.counted());
        });
    }
}
