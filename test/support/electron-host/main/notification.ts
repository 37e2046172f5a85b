import type { Notification, NotificationConstructorOptions } from 'electron';
import type { DriverLink } from './host-parts.ts';
import { refuseUnknownOptions, strict, StrictEmitter } from './strict.ts';

type Subset = Pick<Notification, 'title' | 'body' | 'show'>;

/** Shown nowhere: the driver records it for a test to read. */
class EmulatedNotification extends StrictEmitter implements Subset {
  readonly title: string;
  readonly body: string;
  private readonly link: DriverLink;

  constructor(link: DriverLink, options: NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'failed']);
    refuseUnknownOptions('Notification', options, ['title', 'body', 'silent', 'icon', 'urgency']);
    this.link = link;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    this.link.tell('notification', this.title, this.body);
    this.emit('show', {});
  }
}

export const defineNotification = (link: DriverLink): new (options?: NotificationConstructorOptions) => Subset =>
  strict(
    'Notification',
    class extends EmulatedNotification {
      constructor(options?: NotificationConstructorOptions) {
        super(link, options);
      }

      static isSupported(): boolean {
        return true;
      }
    },
  );
