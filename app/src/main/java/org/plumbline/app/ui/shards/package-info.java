/// The Shards side panel: which method spreads which keys how, what another number of shards moves, how many to make, and the scripts.
package org.plumbline.app.ui.shards;
