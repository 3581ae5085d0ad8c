import { useWords } from '../../../base/words.tsx';
import { Box, Chip, Drawing, Grey, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Who waits. */
export const inbox: Stop = {
  name: 'inbox',
  needs: ['attend'],
  at: '/desk',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk">
        <Side>
          <Press lit>{say('desk.tab.waiting')}</Press>
          <Press>{say('desk.tab.mine')}</Press>
          <Press>{say('desk.tab.all')}</Press>
        </Side>
        <Box lit alarming>
          <Grey wide={45} />
          <Chip alarming>{say('desk.narrow.late')}</Chip>
        </Box>
        <Box>
          <Grey wide={35} />
          <Grey wide={70} />
        </Box>
        <Box>
          <Grey wide={40} />
          <Grey wide={60} />
        </Box>
      </Drawing>
    );
  },
};
