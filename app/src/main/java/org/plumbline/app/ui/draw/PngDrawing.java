package org.plumbline.app.ui.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.plumbline.app.ui.control.PngFile;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Progress;

/// A picture as pixels, twice as many as on the screen each way, where that is not too many. Only JavaFX's thread can paint pixels, so
/// that it is painted in parts of a few milliseconds each: tiles, and of a full tile some strokes after the others. What is in a tile is
/// found out beforehand, away from that thread.
final class PngDrawing {
    private static final double SHARPNESS = 2;
    /// Of one side: programs that show pictures have such limits.
    private static final double MOST_PIXELS = 16_000;
    /// Of the whole: a hundred megabytes of memory.
    private static final double MOST_IN_ALL = 32_000_000;
    private static final int TILE = 500;
    /// So many strokes are painted in less than a frame's time, even if they are words.
    private static final int AT_ONCE = 250;

    private final Picture picture;
    private final Palette palette;
    private final Background background;
    private final double scale;
    private final int width;
    private final int height;

    PngDrawing(Picture picture, Palette palette, Background background) {
        this.picture = picture;
        this.palette = palette;
        this.background = background;
        scale = scale(picture.width(), picture.height());
        width = pixels(picture.width());
        height = pixels(picture.height());
    }

    /// How many pixels of the file a pixel of the picture takes.
    static double scale(double width, double height) {
        double bySide = MOST_PIXELS / Math.max(1, Math.max(width, height));
        double byAll = Math.sqrt(MOST_IN_ALL / Math.max(1, width * height));
        return Math.min(SHARPNESS, Math.min(bySide, byAll));
    }

    /// Called on a background thread.
    BufferedImage paint(Progress progress) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int across = (width + TILE - 1) / TILE;
        int tiles = across * ((height + TILE - 1) / TILE);
        for (int tile = 0; tile < tiles; tile++) {
            paintTile(image, tile % across * TILE, tile / across * TILE);
            progress.report(tile + 1L, tiles);
        }
        return image;
    }

    private void paintTile(BufferedImage image, int x, int y) throws IOException {
        int w = Math.min(TILE, width - x);
        int h = Math.min(TILE, height - y);
        var recorded = new RecordedPen(picture.width(), picture.height());
        picture.draw(new TilePen(recorded, picture, x / scale, y / scale, (x + w) / scale, (y + h) / scale));
        List<Consumer<Pen>> strokes = recorded.strokes();
        Color ground = palette.of(Ink.BG);
        for (int from = 0; from == 0 || from < strokes.size(); from += AT_ONCE) {
            List<Consumer<Pen>> some = strokes.subList(from, Math.min(strokes.size(), from + AT_ONCE));
            Color below = from == 0 ? ground : Color.TRANSPARENT;
            PngFile.lay(onFxThread(() -> painted(some, below, x, y, w, h)), image, x, y);
        }
    }

    private Image onFxThread(Supplier<Image> painting) throws IOException {
        var painted = new CompletableFuture<Image>();
        background.later(() -> {
            try {
                painted.complete(painting.get());
            } catch (RuntimeException failure) {
                painted.completeExceptionally(failure);
            }
        });
        try {
            return painted.join();
        } catch (CompletionException failure) {
            throw new IOException("the picture cannot be painted", failure);
        }
    }

    private Image painted(List<Consumer<Pen>> strokes, Color below, int x, int y, int w, int h) {
        var canvas = new Canvas(w, h);
        var graphics = canvas.getGraphicsContext2D();
        var pen = new CanvasPen(graphics, palette, w, h);
        graphics.translate(-x, -y);
        graphics.scale(scale, scale);
        strokes.forEach(stroke -> stroke.accept(pen));
        var snapshot = new SnapshotParameters();
        snapshot.setFill(below);
        return canvas.snapshot(snapshot, null);
    }

    private int pixels(double length) {
        return (int) Math.max(1, Math.ceil(length * scale));
    }
}
