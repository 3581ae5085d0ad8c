import { useWords } from '../../../base/words.tsx';
import { Bubble, Drawing, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Taking a conversation over. */
export const take: Stop = {
  name: 'take',
  needs: ['attend'],
  at: '/desk',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk">
        <Bubble from="member" wide={60} />
        <Bubble from="member" wide={45} />
        <Side>
          <Press lit icon="person">
            {say('desk.claim')}
          </Press>
        </Side>
      </Drawing>
    );
  },
};
