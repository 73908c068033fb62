package org.plumbline.app.ui.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import org.plumbline.app.ui.control.PngFile;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Progress;

/// A picture as pixels, twice as many as on the screen each way, where that is not too many. Only JavaFX's thread can paint pixels, so
/// that it is painted in parts of a few milliseconds each.
final class PngDrawing {
    private static final double SHARPNESS = 2;
    /// Of one side: programs that show pictures have such limits.
    private static final double MOST_PIXELS = 16_000;
    /// Of the whole: a hundred megabytes of memory.
    private static final double MOST_IN_ALL = 32_000_000;
    private static final int TILE = 800;

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
        for (int y = 0; y < height; y += TILE) {
            for (int x = 0; x < width; x += TILE) {
                PngFile.copy(tile(x, y), image, x, y);
            }
            progress.report(Math.min(height, y + TILE), height);
        }
        return image;
    }

    private Image tile(int x, int y) throws IOException {
        var painted = new CompletableFuture<Image>();
        background.later(() -> {
            try {
                painted.complete(paintTile(x, y));
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

    private Image paintTile(int x, int y) {
        double w = Math.min(TILE, width - x);
        double h = Math.min(TILE, height - y);
        var canvas = new Canvas(w, h);
        var graphics = canvas.getGraphicsContext2D();
        var pen = new CanvasPen(graphics, palette, w, h);
        graphics.translate(-x, -y);
        graphics.scale(scale, scale);
        picture.draw(new TilePen(pen, picture, x / scale, y / scale, (x + w) / scale, (y + h) / scale));
        var snapshot = new SnapshotParameters();
        snapshot.setFill(palette.of(Ink.BG));
        return canvas.snapshot(snapshot, null);
    }

    private int pixels(double length) {
        return (int) Math.max(1, Math.ceil(length * scale));
    }
}
