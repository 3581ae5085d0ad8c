import { useWords } from '../../../base/words.tsx';
import { Drawing, Press } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Where one's own things are, this tour among them. */
export const again: Stop = {
  name: 'again',
  needs: [],
  at: '/desk/account',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing>
        <div className="drawing-menu">
          <Press icon="person">{say('desk.own.title')}</Press>
          <Press icon="sound">{say('desk.notices.title')}</Press>
          <Press lit icon="info">
            {say('desk.tour.title')}
          </Press>
        </div>
      </Drawing>
    );
  },
};
