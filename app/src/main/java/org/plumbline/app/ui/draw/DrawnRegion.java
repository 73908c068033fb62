package org.plumbline.app.ui.draw;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableDoubleProperty;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A part of the window that is painted: on a canvas as large as the region, once for all changes of a frame. Style class: `drawn`, whose
/// properties `-ink-...` say the colours and the size of
/// the text, so that a change of either draws it anew.
public abstract class DrawnRegion extends Region {
    private static final Map<Ink, CssMetaData<DrawnRegion, Color>> ROLES = new EnumMap<>(Ink.class);
    private static final double USUAL_TEXT = 13;
    private static final CssMetaData<DrawnRegion, Number> TEXT_SIZE =
            new CssMetaData<>("-ink-text-size", StyleConverter.getSizeConverter(), USUAL_TEXT) {
                @Override
                public boolean isSettable(DrawnRegion region) {
                    return !region.textSize.isBound();
                }

                @Override
                public StyleableProperty<Number> getStyleableProperty(DrawnRegion region) {
                    return region.textSize;
                }
            };
    private static final List<CssMetaData<? extends Styleable, ?>> ALL;

    static {
        for (Ink ink : Ink.values()) {
            ROLES.put(ink, new CssMetaData<>(ink.property(), StyleConverter.getColorConverter(), Color.GRAY) {
                @Override
                public boolean isSettable(DrawnRegion region) {
                    return !region.colours.get(ink).isBound();
                }

                @Override
                public StyleableProperty<Color> getStyleableProperty(DrawnRegion region) {
                    return region.colours.get(ink);
                }
            });
        }
        var all = new ArrayList<>(getClassCssMetaData());
        all.addAll(ROLES.values());
        all.add(TEXT_SIZE);
        ALL = List.copyOf(all);
    }

    private final Canvas canvas = new Canvas();
    private final Map<Ink, StyleableObjectProperty<Color>> colours = new EnumMap<>(Ink.class);
    private Optional<Palette> palette = Optional.empty();
    private final StyleableDoubleProperty textSize = new SimpleStyleableDoubleProperty(TEXT_SIZE, this, "textSize", USUAL_TEXT);

    /// Begins empty. What is called on the way is JavaFX's own and draws nothing before there is a size.
    @SuppressWarnings("this-escape")
    protected DrawnRegion() {
        getStyleClass().add("drawn");
        ROLES.forEach((ink, role) -> {
            var colour = new SimpleStyleableObjectProperty<>(role, this, ink.name(), Color.GRAY);
            colour.subscribe((_, _) -> {
                palette = Optional.empty();
                restyled();
            });
            colours.put(ink, colour);
        });
        textSize.subscribe((_, _) -> restyled());
        canvas.setManaged(false);
        getChildren().add(canvas);
        widthProperty().subscribe((_, _) -> redraw());
        heightProperty().subscribe((_, _) -> redraw());
    }

    /// Draws what is to be seen now. Called on the FX thread; O(what is seen).
    protected abstract void draw(Pen pen);

    /// Has it drawn anew with the next frame, however often this is called before.
    public final void redraw() {
        setNeedsLayout(true);
    }

    /// A colour or the size of the text is another: called for each of them, while the window is styled.
    protected void restyled() {
        redraw();
    }

    /// The theme's colours, also for pictures that are saved.
    public final Palette palette() {
        if (palette.isEmpty()) {
            var now = new EnumMap<Ink, Color>(Ink.class);
            colours.forEach((ink, colour) -> now.put(ink, colour.get()));
            palette = Optional.of(new Palette(now));
        }
        return palette.get();
    }

    /// Of the window's text, in pixels: `-ink-text-size`.
    public final double textSize() {
        return textSize.get();
    }

    /// How much larger the window's text is than usual.
    public final double textScale() {
        return textSize() / USUAL_TEXT;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (getWidth() > 0 && getHeight() > 0) {
            draw(new CanvasPen(canvas.getGraphicsContext2D(), palette(), getWidth(), getHeight()));
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }
}
