import { useWords } from '../../../base/words.tsx';
import { Box, Bubble, Drawing, Grey, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Replies, notes and what is ready to be said. */
export const write: Stop = {
  name: 'write',
  needs: ['attend'],
  at: '/desk',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk">
        <Bubble from="member" wide={55} />
        <Bubble from="staff" wide={50} />
        <Bubble from="note" wide={40} />
        <Box lit>
          <Grey wide={60} />
        </Box>
        <Side>
          <Press icon="note">{say('desk.note')}</Press>
          <Press lit icon="send">
            {say('desk.send')}
          </Press>
        </Side>
      </Drawing>
    );
  },
};
