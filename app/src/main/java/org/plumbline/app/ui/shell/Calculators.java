package org.plumbline.app.ui.shell;

import java.util.List;
import org.plumbline.app.ui.cache.CacheView;
import org.plumbline.app.ui.cache.CacheViewModel;
import org.plumbline.app.ui.pool.PoolView;
import org.plumbline.app.ui.pool.PoolViewModel;
import org.plumbline.app.ui.replicas.ReplicasView;
import org.plumbline.app.ui.replicas.ReplicasViewModel;
import org.plumbline.app.ui.shards.ShardsView;
import org.plumbline.app.ui.shards.ShardsViewModel;
import org.plumbline.app.work.Background;

/// The side panels that reckon with typed figures or those of a connected server.
final class Calculators {
    private static final double WIDTH = 440;

    private Calculators() {}

    /// In the order of the strip.
    static List<SidePanel> of(Background background, ConnectedServers connected) {
        return List.of(
                new SidePanel("pool", "Pool", "Shortcut+Shift+P", WIDTH,
                        () -> new PoolView(new PoolViewModel(background, connected.servers()), background)),
                new SidePanel("shards", "Shards", "Shortcut+Shift+D", WIDTH,
                        () -> new ShardsView(new ShardsViewModel(background, connected.servers()), background)),
                new SidePanel("cache", "Cache", "Shortcut+Shift+C", WIDTH,
                        () -> new CacheView(new CacheViewModel(background, connected.servers()), background)),
                new SidePanel("replicas", "Replicas", "Shortcut+Shift+R", WIDTH,
                        () -> new ReplicasView(new ReplicasViewModel(background, connected.servers()), background)));
    }
}
