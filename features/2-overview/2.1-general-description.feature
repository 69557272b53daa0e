Feature: From configuration to confirmation
  SWRA513C section 2.1. A process has two stages. In the configuration stage somebody hands the device a network; it is
  stored as a profile. In the confirmation stage the device tries that network and tells how it went. Only a link *and*
  an address are a connection, and only a delivered result is a success; everything else leads back to the
  configuration stage, where another network can be given.

  Rule: PROV-2.1-01 Configuration comes first

    @PROV-2.1-01 @PROV-7.3-06 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-01/1 <process>, nothing of a confirmation before the profile
      Given an idle device
      And the network "home" is in range
      When the host starts <process>
      Then the device reports nothing for the while after the start (10 s)
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the phone requests confirmation
      And the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                       |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |

  Rule: PROV-2.1-02 The profile is stored

    @PROV-2.1-02 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-02/1 <process>
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      When the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | profiles | home |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      Examples: with another past
        | process                                                  |
        | AP provisioning after a stop                             |
        | AP+SmartConfig provisioning after a time-out and a reset |

      @needs-smartconfig
      Examples: with another past
        | process                                               |
        | SmartConfig provisioning after a reset and a time-out |

  Rule: PROV-2.1-03 The profile outlives a restart

    @PROV-2.1-03 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-03/1 restarted after success, <process>
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host restarts the device
      Then the device has:
        | profiles | home |

      Examples:
        | process         |
        | AP provisioning |

      Examples: with another past
        | process                                      |
        | AP provisioning after a stop                 |
        | AP provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out |

  Rule: PROV-2.1-04 The password stays in the device

    @PROV-2.1-04 @PROV-7.3-04 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-04/1 <process>
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the device has:
        | profiles | home |
      Then no event and no return value contains the password

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-2.1-05 A configured profile is tried

    @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/1 <process>
      Given <process> has a profile to confirm
      And the network "home" is in range
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | AP+SmartConfig provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out                      |

    @PROV-2.1-05 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-2.1-05/2 by SmartConfig, nobody has to ask
      Given an idle device
      And the network "home" is in range
      And the host starts SmartConfig provisioning
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

    @PROV-2.1-05 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-05/3 by SmartConfig, the device has started by itself, <process>
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                        |
        | auto-provisioning as a station |

      Examples: with another past
        | process                                                     |
        | auto-provisioning as a station after a stop                 |
        | auto-provisioning as a station after a time-out and a reset |
        | auto-provisioning as a station after a reset and a time-out |

  Rule: PROV-2.1-06 The new profile is tried, not an older one

    @PROV-2.1-06 @needs-phone @needs-network
    Scenario: PROV-2.1-06/1 an older network within reach, the new one not
      Given a running device with:
        | profiles | work |
      And the network "work" is in range
      And the host starts AP provisioning
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

    @PROV-2.1-06 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-06/2 the second profile of a process, <process>
      Given <process> has failed to connect
      And the network "work" is in range
      And the phone joins the device AP
      And the phone adds the profile "work" over HTTP
      And the device reports the profile "work"
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process         |
        | AP provisioning |

      Examples: with another past
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt     |
        | AP provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out          |

  Rule: PROV-2.1-07 A link without an address is not a connection

    @PROV-2.1-07 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-07/1 link, address, success: <process>
      Given <process> is waiting for an IP address
      When the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      And the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                       |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |

    @PROV-2.1-07 @needs-phone @needs-network
    Scenario: PROV-2.1-07/2 no address, no success
      Given AP provisioning is waiting for an IP address
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS within the silence (3 s)

  Rule: PROV-2.1-11 Success ends the process

    @PROV-2.1-11 @PROV-4.3-02 @PROV-7.2-13 @PROV-8.1-03 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-11/1 <process>
      Given <process> is waiting for the phone to fetch the result
      When the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      Examples: with another past
        | process                                                  |
        | AP provisioning after a stop in its third attempt        |
        | AP+SmartConfig provisioning after a time-out and a reset |

      @needs-smartconfig
      Examples: with another past
        | process                                                        |
        | SmartConfig provisioning after a success in its second attempt |
        | SmartConfig provisioning after a reset and a time-out          |

  Rule: PROV-2.1-12 A failed connection leads back to configuration

    @PROV-2.1-12 @PROV-5-07 @PROV-5.2-01 @PROV-8.2-02 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/1 <process>, <moment>
      Given <process> <moment>, with the roles:
        | initial role | <initial role> |
      When the device reports nothing else
      And the phone joins the device AP
      And the phone adds the profile "work" over HTTP
      Then the device reports the profile "work"

      # pairs: back, 10 of 27 combinations; every pair of values is among them
      Examples: from 10 of 27 combinations
        | process                                                | initial role | moment                          |
        | AP provisioning                                        | STA          | has failed to get an IP address |
        | AP provisioning                                        | AP           | has failed to find the network  |
        | AP provisioning with external confirmation             | STA          | has failed to find the network  |
        | AP provisioning with external confirmation             | STA          | has failed to connect           |
        | AP+SmartConfig provisioning                            | STA          | has failed to find the network  |
        | AP+SmartConfig provisioning                            | AP           | has failed to connect           |
        | AP+SmartConfig provisioning with external confirmation | AP           | has failed to get an IP address |
        | auto-provisioning as an access point                   | AP           | has failed to find the network  |
        | auto-provisioning as an access point                   | AP           | has failed to connect           |
        | auto-provisioning as an access point                   | AP           | has failed to get an IP address |
      # end of pairs

      Examples: with another past
        | process                                                                             | initial role | moment                          |
        | AP provisioning after a success in its second attempt                               | STA          | has failed to get an IP address |
        | AP provisioning with external confirmation after a stop in its third attempt        | STA          | has failed to find the network  |
        | AP+SmartConfig provisioning after a time-out and a reset                            | STA          | has failed to find the network  |
        | AP+SmartConfig provisioning with external confirmation after a reset and a time-out | AP           | has failed to get an IP address |

    @PROV-2.1-12 @PROV-2.1-15 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/2 external configuration, after its restart, <process>
      Given <process> is waiting for its restart
      And the host restarts the device
      When the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND
      And the device reports nothing else
      And the phone joins the device AP
      And the phone adds the profile "work" over HTTP
      Then the device reports the profile "work"

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a success              |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

    @PROV-2.1-12 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/3 the access point is back, <moment>
      Given AP provisioning <moment>
      When the early moment (1 s) passes
      Then the phone sees the device AP

      Examples:
        | moment                          |
        | has failed to find the network  |
        | has failed to connect           |
        | has failed to get an IP address |

  Rule: PROV-2.1-13 A result that nobody fetches leads back to configuration

    @PROV-2.1-13 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-13/1 <process>
      Given <process> has failed to deliver the result
      When the device reports nothing else
      And the phone joins the device AP
      And the phone adds the profile "work" over HTTP
      Then the device reports the profile "work"

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | AP+SmartConfig provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out                      |

    @PROV-2.1-13 @needs-phone @needs-network
    Scenario: PROV-2.1-13/2 the access point is back
      Given AP provisioning has failed to deliver the result
      When the early moment (1 s) passes
      Then the phone sees the device AP

  Rule: PROV-2.1-15 Another profile in the same process

    @PROV-2.1-15 @PROV-4.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-15/1 <process>, <moment>, then success
      Given <process> <moment>, with the roles:
        | initial role | <initial role> |
      And the network "work" is in range
      And the phone joins the device AP
      When the phone adds the profile "work" over HTTP
      And the device reports the profile "work"
      And the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      # pairs: once more, 12 of 32 combinations; every pair of values is among them
      Examples: from 12 of 32 combinations
        | process                                                | initial role | moment                           |
        | AP provisioning                                        | STA          | has failed to connect            |
        | AP provisioning                                        | AP           | has failed to get an IP address  |
        | AP provisioning                                        | AP           | has failed to deliver the result |
        | AP provisioning with external confirmation             | AP           | has failed to find the network   |
        | AP+SmartConfig provisioning                            | STA          | has failed to find the network   |
        | AP+SmartConfig provisioning                            | STA          | has failed to deliver the result |
        | AP+SmartConfig provisioning with external confirmation | STA          | has failed to get an IP address  |
        | AP+SmartConfig provisioning with external confirmation | AP           | has failed to connect            |
        | auto-provisioning as an access point                   | AP           | has failed to find the network   |
        | auto-provisioning as an access point                   | AP           | has failed to connect            |
        | auto-provisioning as an access point                   | AP           | has failed to get an IP address  |
        | auto-provisioning as an access point                   | AP           | has failed to deliver the result |
      # end of pairs

      Examples: with another past
        | process                                                                             | initial role | moment                          |
        | AP provisioning after a success in its second attempt                               | STA          | has failed to connect           |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset | STA          | has failed to get an IP address |
        | auto-provisioning as an access point after a reset and a time-out                   | AP           | has failed to connect           |

  Rule: PROV-2.1-16 A device name beside the network

    @PROV-2.1-16 @needs-phone
    Scenario: PROV-2.1-16/1 set over HTTP
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      Then the suite records the device name that the phone reads

    @PROV-2.1-16 @needs-phone
    Scenario: PROV-2.1-16/2 after a restart
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      And the host restarts the device
      And the host starts AP provisioning
      When the phone joins the device AP
      Then the suite records the device name that the phone reads

    @PROV-2.1-16 @needs-phone
    Scenario Outline: PROV-2.1-16/3 <name>
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | <name> |
      Then the suite records the device name that the phone reads

      Examples: as long as a name may be, and other names nobody speaks of
        | name                              |
        | abcdefghijklmnopqrstuvwxyz012345  |
        | abcdefghijklmnopqrstuvwxyz0123456 |
        | Küche, "unten" <2>                |

    @PROV-2.1-16 @needs-phone
    Scenario: PROV-2.1-16/4 no name at all
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name |  |
      Then the suite records the device name that the phone reads

  Rule: PROV-2.1-17 What becomes of a profile that failed

    @PROV-2.1-17 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-17/1 the first stored profile, <moment>
      Given AP provisioning <moment>
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host calls sl_WlanProfileGet with:
        | Index | 0 |
      Then the suite records the answer to the call

      Examples:
        | moment                           |
        | has failed to find the network   |
        | has failed to connect            |
        | has failed to get an IP address  |
        | has failed to deliver the result |

    @PROV-2.1-17 @needs-phone @needs-network
    Scenario: PROV-2.1-17/2 whether the same name given again takes a second place
      Given AP provisioning has failed to connect
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host calls sl_WlanProfileGet with:
        | Index | 1 |
      Then the suite records the answer to the call

    @PROV-2.1-17 @needs-phone @needs-network
    Scenario: PROV-2.1-17/3 whether it keeps the last free place from the next one
      Given a running device with:
        | profiles | one, two, three, four, five, six |
      And the host starts AP provisioning
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      And the phone requests confirmation
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND
      When the phone joins the device AP and adds the profile "work"
      Then the suite records what the host receives within the silence (3 s)
