/// The demo database: a real PostgreSQL of this machine's own with a shop in it that has the mistakes people make.
/// [org.plumbline.app.demo.DemoDatabase] is the door.
package org.plumbline.app.demo;
