package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.plumbline.app.report.ReportFile;
import org.plumbline.app.store.Preferences;
import org.plumbline.app.store.Sample;
import org.plumbline.app.ui.anonymised.AnonymousCopy;
import org.plumbline.app.ui.anonymised.AnonymousCopyDialog;
import org.plumbline.app.ui.connect.ConnectDialog;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.draw.PictureExport;
import org.plumbline.app.ui.indexes.IndexesView;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.icons.Icons;

/// The window: puts its parts together and carries out what they ask for.
public final class MainWindow implements Commands {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final String INDEXES = "indexes";
    private static final double INDEXES_WIDTH = 300;
    private static final double REWRITES_WIDTH = 400;
    private static final Duration CHECK_EVERY = Duration.seconds(30);

    private final Stage stage;
    private final Background background;
    private final ShellViewModel model;
    private final SettingsViewModel settings;
    private final DocumentTabs tabs;
    private final IndexesView indexes;
    private final SidePanels panels;
    private final SideBySide parts;
    private final Timeline connectionCheck;
    private final Overlay overlay = new Overlay();
    private final WindowPlace place;

    public MainWindow(
            Stage stage, Background background, SettingsViewModel settings, List<Sample> samples, ConnectionsViewModel connections) {
        this.stage = stage;
        this.background = background;
        this.settings = settings;
        this.model = new ShellViewModel(background, settings, samples, connections);
        this.tabs = new DocumentTabs(model, background);
        this.indexes = new IndexesView(background);
        var servers = new ConnectedServers(connections);
        this.panels = new SidePanels(settings, Stream.concat(Stream.of(
                        new SidePanel(INDEXES, "Indexes", "Shortcut+I", INDEXES_WIDTH, () -> indexes),
                        new SidePanel(Tools.REWRITES, "Rewrites", "Shortcut+R", REWRITES_WIDTH,
                                () -> FrontRewrites.panel(model, background, servers))),
                Calculators.of(background, servers).stream()).toList());
        this.parts = new SideBySide(settings, new SourcesView(model, this), documents(), panels);
        this.place = new WindowPlace(stage, settings);
        this.connectionCheck = new Timeline(new KeyFrame(CHECK_EVERY, _ -> connections.check()));
        model.askThrough((row, failure) -> dialog().edit(row).because(failure).show());
        model.indexSets().exportThrough((script, name, words) -> IndexesView.export(stage, script, name, words, background));
        model.comparisons().origins().askThrough(() -> new PlanFiles(stage, settings).one("Compare With"), overlay::choose);
        model.comparisons().saveThrough(() -> ReportChooser.askForComparison(stage));
        stage.setScene(scene());
        Icons.applicationSizes().forEach(size -> stage.getIcons().add(new Image(Icons.application(size).toExternalForm())));
        model.frontProperty().subscribe(document ->
                stage.setTitle(document.map(open -> open.title() + " - Plumbline").orElse("Plumbline")));
    }

    public void show() {
        place.restore();
        stage.show();
        connectionCheck.setCycleCount(Animation.INDEFINITE);
        connectionCheck.play();
    }

    /// Ends what goes on beside the window: statements on servers, and connections. What is being saved is left to end. Waits for nothing.
    /// The demo database stops with the process.
    public void close() {
        connectionCheck.stop();
        List.copyOf(background.jobs()).stream().filter(Job::runsElsewhere).forEach(Job::cancel);
        model.connections().close();
    }

    /// Writes down how the window stands. The last call.
    public void remember() {
        parts.remember();
        place.remember();
        settings.save();
        close();
    }

    private BorderPane documents() {
        var welcome = new WelcomeView(
                model.sampleCards(), settings.preferencesProperty().map(Preferences::recentFiles), this);
        model.frontProperty().subscribe(document -> {
            tabs.setVisible(document.isPresent());
            welcome.setVisible(document.isEmpty());
            tabs.applyCss(); // a control that was never visible has no skin yet, and nothing in it can take the keyboard
            tabs.shown().map(DocumentView::focusView).ifPresent(Runnable::run);
        });
        var centre = new BorderPane(new StackPane(welcome, tabs));
        centre.setTop(new NoticeView(model, notice -> DetailsCard.show(overlay, notice), CodeBlock::copy));
        return centre;
    }

    private Scene scene() {
        FrontIndexes.keep(model, indexes, INDEXES);
        var content = new BorderPane(parts);
        content.setRight(new PanelStripView(panels));
        content.setTop(new MainMenu(
                this, settings, panels, model.selectedProperty().map(Optional::isEmpty), model.frontProperty().map(Optional::isEmpty)));
        content.setBottom(new StatusView(model));

        var root = new StackPane(content, overlay);
        root.setOnDragOver(this::dragOver);
        root.setOnDragExited(_ -> root.pseudoClassStateChanged(DROP, false));
        root.setOnDragDropped(this::dropped);
        // A scene that has a size is not asked for the one that it would like: that of all that could be scrolled, with thousands of rows.
        var scene = new Scene(root, WindowPlace.WIDTH, WindowPlace.HEIGHT);
        settings.appearance().subscribe(appearance -> appearance.applyTo(scene));
        addKeys(scene);
        return scene;
    }

    /// Keys that no menu item shows.
    private void addKeys(Scene scene) {
        var keys = scene.getAccelerators();
        keys.put(KeyCombination.keyCombination("Ctrl+Tab"), () -> model.selectNext(1));
        keys.put(KeyCombination.keyCombination("Ctrl+Shift+Tab"), () -> model.selectNext(-1));
        keys.put(KeyCombination.keyCombination("Shortcut+EQUALS"), () -> settings.changeTextSize(1));
        keys.put(KeyCombination.keyCombination("Shortcut+ADD"), () -> settings.changeTextSize(1));
        keys.put(KeyCombination.keyCombination("Shortcut+SUBTRACT"), () -> settings.changeTextSize(-1));
    }

    private void dragOver(DragEvent event) {
        if (event.getGestureSource() == null && Incoming.welcome(event.getDragboard())) {
            event.acceptTransferModes(TransferMode.COPY);
            stage.getScene().getRoot().pseudoClassStateChanged(DROP, true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        Incoming.of(event.getDragboard()).openIn(model);
        event.setDropCompleted(true);
        event.consume();
    }

    @Override
    public void askForFiles() {
        List<Path> chosen = new PlanFiles(stage, settings).many("Open Plans");
        if (!chosen.isEmpty()) {
            open(chosen);
        }
    }

    @Override
    public void open(List<Path> files) {
        model.open(files);
    }

    @Override
    public void paste() {
        Incoming.of(Clipboard.getSystemClipboard()).openIn(model);
    }

    @Override
    public void connect() {
        dialog().show();
    }

    @Override
    public void writeSql() {
        model.editors().write();
    }

    @Override
    public void findIndexes() {
        model.findIndexes();
    }

    @Override
    public void startDemo() {
        model.demo().start();
    }

    @Override
    public void compare() {
        model.comparisons().compare();
    }

    @Override
    public void showHistory() {
        model.history().show();
    }

    @Override
    public void clearHistory() {
        ClearHistory.ask(overlay, model.history());
    }

    @Override
    public void edit(ConnectionRow connection) {
        dialog().edit(connection).show();
    }

    private ConnectDialog dialog() {
        return new ConnectDialog(stage, model.connections(), background);
    }

    @Override
    public void saveReport() {
        model.selected().flatMap(plan -> ReportChooser.ask(stage, plan.read())).ifPresent(this::saveReport);
    }

    /// The report of the plan in front.
    void saveReport(ReportFile file) {
        model.selected().ifPresent(plan -> model.saveReport(plan, file));
    }

    @Override
    public void exportDdl() {
        settings.showSidePanel(Optional.of(INDEXES));
        indexes.export();
    }

    @Override
    public void showAnonymousCopy() {
        model.selected().ifPresent(plan -> background.runNewest("anonymous copy", "Anonymising " + plan.title(),
                _ -> AnonymousCopy.of(plan.read().plan()),
                copy -> new AnonymousCopyDialog(stage, copy, background).show(),
                failed -> DetailsCard.show(overlay,
                        Notice.of("The plan could not be anonymised, which is a defect of Plumbline.", failed))));
    }

    @Override
    public void exportView() {
        ofPicture(PictureExport::save);
    }

    @Override
    public void printView() {
        ofPicture(PictureExport::print);
    }

    private void ofPicture(Consumer<PictureExport> action) {
        whyNoPicture().ifPresentOrElse(why -> model.report(Notice.done(why)), () -> tabs.export().ifPresent(action));
    }

    @Override
    public Optional<String> whyNoPicture() {
        return tabs.whyNoPicture();
    }

    @Override
    public void closeTab() {
        model.frontProperty().get().ifPresent(model::close);
    }

    @Override
    public void quit() {
        stage.close();
    }

    @Override
    public void copy() {
        model.selected().ifPresent(plan -> background.run("Copying " + plan.title(), () -> plan.source().text().text(), CodeBlock::copy,
                failed -> DetailsCard.show(overlay, Notice.defect(failed))));
    }

    @Override
    public void find() {
        tabs.shown().map(DocumentView::focusSearch).ifPresent(Runnable::run);
    }

    @Override
    public void show(PlanDocumentView.View view) {
        tabs.shownPlan().ifPresent(plan -> plan.show(view));
    }

    @Override
    public void toggleSources() {
        settings.showSources(!settings.preferences().sourcesShown());
    }

    /// Shows a side panel, or hides it.
    void togglePanel(String id) {
        panels.toggle(id);
    }

    @Override
    public void showKeys() {
        overlay.show("Keyboard", KeyboardSheet.build());
    }

    @Override
    public void showAbout() {
        overlay.show("Plumbline", AboutCard.build());
    }
}
