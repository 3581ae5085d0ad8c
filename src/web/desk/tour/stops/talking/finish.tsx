import { useWords } from '../../../base/words.tsx';
import { Bubble, Drawing, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** How a conversation leaves one's hands. */
export const finish: Stop = {
  name: 'finish',
  needs: ['attend'],
  at: '/desk',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk">
        <Side>
          <Press lit icon="bot">
            {say('desk.handBack.name')}
          </Press>
          <Press lit icon="check">
            {say('desk.close.name')}
          </Press>
          <Press lit icon="transfer">
            {say('desk.transfer.name')}
          </Press>
        </Side>
        <Bubble from="member" wide={50} />
        <Bubble from="staff" wide={60} />
      </Drawing>
    );
  },
};
